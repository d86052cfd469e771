package org.samgraf.guard;

import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.optimize.Optimize;
import org.apache.jena.sparql.algebra.optimize.Rewrite;
import org.apache.jena.sparql.algebra.optimize.RewriteFactory;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sys.JenaSystem;

/**
 * Decides whether a query from outside may run: standard SPARQL 1.1 or 1.2 only, no other
 * host, no function or property that is code. Bounds what it may use when it does.
 */
public final class Guard {

	/** What is said where the stack ends. */
	public static final String TOO_DEEP = "The query is nested too deeply.";

	/** How Jena tells a place that it has told already. */
	private static final Pattern PREFIX = Pattern.compile("^Line \\d+, column \\d+: ");

	/** The name of an exception within what Jena says. */
	private static final Pattern EXCEPTION = Pattern.compile("(?:[a-z]+\\.)+[A-Z]\\w*Exception: ");

	/** Where it is, while the exception itself points before it, or nowhere. */
	private static final Pattern PLACE = Pattern.compile("at line (\\d{1,9}), column (\\d{1,9})");

	private static final ScopedValue<Boolean> BOUNDING = ScopedValue.newInstance();

	static {
		JenaSystem.init();
		RewriteFactory optimizers = Optimize.getFactory();
		ARQ.getContext().set(ARQConstants.sysOptimizerFactory, (RewriteFactory) execution -> {
			Rewrite optimizer = optimizers.create(execution);
			return BOUNDING.isBound() ? bounded(optimizer, execution) : optimizer;
		});
	}

	private Guard() {
	}

	/**
	 * Checks the text of a query, and parses it.
	 * @param base what relative IRIs are resolved against
	 * @throws RefusedQueryException where it may not run, with the reason and the place
	 */
	public static Query check(String text, String base) {
		Expansion.require(text);
		Tokens.require(text);
		try {
			Digits.require(text);
			Query query = QueryFactory.create(text, base, Syntax.syntaxSPARQL_12);
			if (query.getQueryPattern() != null) {
				Inspection.of(Algebra.compile(query));
			}
			return query;
		}
		catch (QueryParseException ex) {
			throw refusal(ex);
		}
		catch (QueryException ex) {
			throw new RefusedQueryException(sentence(ex));
		}
		catch (StackOverflowError ex) {
			throw new RefusedQueryException(TOO_DEEP);
		}
	}

	static RefusedQueryException refusal(QueryParseException ex) {
		if (ex.getCause() instanceof StackOverflowError) {
			return new RefusedQueryException(TOO_DEEP);
		}
		String reason = sentence(ex);
		Matcher place = PLACE.matcher(reason);
		return place.find()
				? new RefusedQueryException(reason, Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)))
				: new RefusedQueryException(reason, Math.max(ex.getLine(), 0), Math.max(ex.getColumn(), 0));
	}

	/**
	 * Has all queries that run with a context keep to an allowance each: of the texts and
	 * numbers that they make and of the rows that they keep. They end with a
	 * {@link LimitExceededException} otherwise. Their regular expressions stop when they
	 * are cancelled. They ask no other host.
	 * @param context of a dataset, or of one execution that has not yet begun
	 */
	public static void bound(Context context) {
		RewriteFactory optimizers = context.get(ARQConstants.sysOptimizerFactory, Optimize.getFactory());
		context.set(ARQConstants.sysOptimizerFactory,
				(RewriteFactory) execution -> bounded(optimizers.create(execution), execution));
		context.set(ARQ.httpServiceAllowed, false);
	}

	private static Rewrite bounded(Rewrite optimizer, Context execution) {
		Allowance allowance = new Allowance(Context.getCancelSignal(execution));
		return query -> {
			// First, since constants are calculated while a query is optimised.
			Op safe = Transformer.transform(new BoundedGroups(allowance), new BoundedExpressions(allowance), query);
			Op fast = optimizer.rewrite(safe);
			BoundedRows rows = new BoundedRows(allowance.kept());
			Op bounded = Transformer.transform(new CarefulQuery(), Transformer.transform(rows, fast));
			// What is described is first collected.
			Query whole = execution.get(ARQConstants.sysCurrentQuery);
			return (whole != null && whole.isDescribeType()) ? rows.counted(bounded) : bounded;
		};
	}

	/**
	 * Does something that runs queries with contexts that nobody else can reach: they are
	 * bounded as {@link #bound} has it.
	 */
	public static <T> T bounding(Supplier<T> work) {
		return ScopedValue.where(BOUNDING, true).call(work::get);
	}

	static String sentence(Exception ex) {
		String line = String.valueOf(ex.getMessage()).lines().findFirst().orElse("");
		line = EXCEPTION.matcher(PREFIX.matcher(line).replaceFirst("")).replaceAll("").strip();
		return line.endsWith(".") ? line : line + ".";
	}

}
