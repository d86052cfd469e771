package org.samgraf.query;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.path.P_NegPropSet;
import org.apache.jena.sparql.path.P_Path0;
import org.apache.jena.sparql.path.P_Path1;
import org.apache.jena.sparql.path.P_Path2;
import org.apache.jena.sparql.path.PathVisitorByType;
import org.jspecify.annotations.Nullable;

/** Which questions use which term, as their queries are written. */
public final class TermUse {

	private final Map<Node, Set<String>> questions = new HashMap<>();

	/** Looks through questions. */
	public TermUse(Collection<Question> questions) {
		for (Question question : questions) {
			terms(question.query())
				.forEach(term -> this.questions.computeIfAbsent(term, key -> new TreeSet<>()).add(question.name()));
		}
	}

	/**
	 * The names of the questions that use a term, in their order; empty where none does.
	 */
	public List<String> questions(Node term) {
		return List.copyOf(this.questions.getOrDefault(term, Set.of()));
	}

	/**
	 * All IRIs in a query: in patterns, paths, tables, filters, and what it constructs.
	 */
	static Set<Node> terms(Query query) {
		Terms terms = new Terms();
		Walker.walk(Algebra.compile(query), terms, terms.values);
		if (query.isConstructType()) {
			query.getConstructTemplate().getTriples().forEach(terms::add);
		}
		return terms.found;
	}

	private static final class Terms extends OpVisitorBase {

		private final Set<Node> found = new LinkedHashSet<>();

		private final ExprVisitorBase values = new ExprVisitorBase() {

			@Override
			public void visit(NodeValue value) {
				add(value.asNode());
			}

		};

		private final PathVisitorByType steps = new PathVisitorByType() {

			@Override
			public void visitNegPS(P_NegPropSet path) {
				path.getNodes().forEach(node -> node.visit(this));
			}

			@Override
			public void visit0(P_Path0 path) {
				add(path.getNode());
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

		};

		private void add(@Nullable Node node) {
			if (node != null && node.isURI()) {
				this.found.add(node);
			}
		}

		private void add(Triple triple) {
			add(triple.getSubject());
			add(triple.getPredicate());
			add(triple.getObject());
		}

		@Override
		public void visit(OpBGP pattern) {
			pattern.getPattern().forEach(this::add);
		}

		@Override
		public void visit(OpPath path) {
			add(path.getTriplePath().getSubject());
			add(path.getTriplePath().getObject());
			path.getTriplePath().getPath().visit(this.steps);
		}

		@Override
		public void visit(OpGraph graph) {
			add(graph.getNode());
		}

		@Override
		public void visit(OpTable table) {
			table.getTable().rows().forEachRemaining(row -> row.forEach((variable, node) -> add(node)));
		}

		/** Jena's walker leaves out what is aggregated. */
		@Override
		public void visit(OpGroup group) {
			group.getAggregators().forEach(aggregate -> {
				if (aggregate.getAggregator().getExprList() != null) {
					aggregate.getAggregator().getExprList().forEach(part -> Walker.walk(part, this, this.values));
				}
			});
		}

	}

}
