package org.samgraf.guard;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.expr.E_TripleFn;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction3;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprTripleTerm;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.AggCustom;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.path.P_NegPropSet;
import org.apache.jena.sparql.path.P_Path0;
import org.apache.jena.sparql.path.P_Path1;
import org.apache.jena.sparql.path.P_Path2;
import org.apache.jena.sparql.path.PathVisitorByType;
import org.apache.jena.vocabulary.XSD;

/** Looks at every part of a query, also at those that Jena's walker leaves out. */
final class Inspection extends OpVisitorBase {

	private static final Set<String> PROPERTY_FUNCTIONS = Set.of("http://jena.apache.org/text#query");

	private static final String JENA = "http://jena.apache.org/";

	private static final String JENA_OLD = "http://jena.hpl.hp.com/";

	private static final int MAX_PARTS = 1000;

	private static final int MAX_EXISTS = 16;

	/** Each can be twice as large as the one in it. */
	private static final int MAX_TRIPLE_TERMS = 4;

	private final Functions functions = new Functions();

	private int parts;

	private Inspection() {
	}

	/**
	 * Looks through a query.
	 * @throws RefusedQueryException at the first part that is not given
	 */
	static void of(Op query) {
		Inspection inspection = new Inspection();
		Walker.walk(query, inspection, inspection.functions);
	}

	private void count(int more) {
		this.parts += more;
		if (this.parts > MAX_PARTS) {
			throw new RefusedQueryException("The query has more than %d parts.".formatted(MAX_PARTS));
		}
	}

	private void inspect(Expr expression) {
		Walker.walk(expression, this, this.functions);
	}

	@Override
	public void visit(OpService service) {
		throw new UnavailableException("SERVICE is not available: this endpoint asks no other.");
	}

	@Override
	public void visit(OpBGP pattern) {
		count(1 + pattern.getPattern().size());
		pattern.getPattern().forEach(triple -> requireData(triple.getPredicate()));
	}

	@Override
	public void visit(OpPath path) {
		count(1);
		path.getTriplePath().getPath().visit(new Properties());
	}

	@Override
	public void visit(OpTable table) {
		table.getTable().rows().forEachRemaining(row -> row.forEach((variable, value) -> requireShort(value)));
	}

	private static void requireShort(Node value) {
		if (value.isLiteral()) {
			requireShort(NodeValue.makeNode(value));
		}
	}

	private static void requireShort(NodeValue value) {
		if (Durations.isLong(value)) {
			throw new RefusedQueryException("The duration %s is too long to calculate with.".formatted(value));
		}
	}

	@Override
	public void visit(OpFilter filter) {
		count(filter.getExprs().size());
	}

	@Override
	public void visit(OpExtend extend) {
		count(extend.getVarExprList().size());
	}

	/** Jena compares each variable of a row with each that is asked for. */
	@Override
	public void visit(OpProject projection) {
		count(projection.getVars().size());
	}

	@Override
	public void visit(OpOrder order) {
		count(order.getConditions().size());
		order.getConditions().forEach(condition -> inspect(condition.getExpression()));
	}

	@Override
	public void visit(OpGroup group) {
		count(group.getGroupVars().size() + group.getAggregators().size());
		group.getAggregators().forEach(aggregate -> {
			Aggregator aggregator = aggregate.getAggregator();
			if (aggregator instanceof AggCustom custom) {
				throw functionRefused(custom.getIRI());
			}
			if (aggregator.getExprList() != null) {
				aggregator.getExprList().forEach(this::inspect);
			}
		});
	}

	private static void requireData(Node predicate) {
		if (predicate.isURI() && isCode(predicate.getURI()) && !PROPERTY_FUNCTIONS.contains(predicate.getURI())) {
			throw propertyRefused(predicate);
		}
	}

	private static UnavailableException propertyRefused(Node property) {
		return new UnavailableException("The property <%s> is not available here.".formatted(property.getURI()));
	}

	private static final class Properties extends PathVisitorByType {

		@Override
		public void visitNegPS(P_NegPropSet path) {
			path.getNodes().forEach(node -> node.visit(this));
		}

		@Override
		public void visit0(P_Path0 path) {
			if (path.getNode().isURI() && isCode(path.getNode().getURI())) {
				throw propertyRefused(path.getNode());
			}
		}

		@Override
		public void visit1(P_Path1 path) {
			path.getSubPath().visit(this);
		}

		@Override
		public void visit2(P_Path2 path) {
			path.getLeft().visit(this);
			path.getRight().visit(this);
		}

	}

	private static final class Functions extends ExprVisitorBase {

		private final Set<ExprFunctionOp> exists = Collections.newSetFromMap(new IdentityHashMap<>());

		private int tripleTerms;

		@Override
		public void visit(NodeValue value) {
			requireShort(value);
		}

		@Override
		public void visit(ExprTripleTerm term) {
			countTripleTerm();
		}

		@Override
		public void visit(ExprFunction3 function) {
			if (function instanceof E_TripleFn) {
				countTripleTerm();
			}
		}

		private void countTripleTerm() {
			this.tripleTerms++;
			if (this.tripleTerms > MAX_TRIPLE_TERMS) {
				throw new RefusedQueryException(
						"The query makes triple terms in more than %d places.".formatted(MAX_TRIPLE_TERMS));
			}
		}

		@Override
		public void visit(ExprFunctionN function) {
			String iri = function.getFunctionIRI();
			// One that nobody knows is no code, but an error in the row (SPARQL 1.1,
			// 17.6).
			if (iri != null && !iri.startsWith(XSD.getURI())
					&& (isCode(iri) || FunctionRegistry.get().isRegistered(iri))) {
				throw functionRefused(iri);
			}
		}

		@Override
		public void visit(ExprFunctionOp expression) {
			// Each level of EXISTS doubles the time to prepare the query, unstoppably.
			this.exists.add(expression);
			if (this.exists.size() > MAX_EXISTS) {
				throw new RefusedQueryException(Guard.TOO_DEEP);
			}
		}

	}

	private static UnavailableException functionRefused(String iri) {
		return new UnavailableException(
				"The function <%s> is not available; standard functions and casts to XSD types are.".formatted(iri));
	}

	private static boolean isCode(String iri) {
		return iri.startsWith("java:") || iri.startsWith(JENA) || iri.startsWith(JENA_OLD);
	}

}
