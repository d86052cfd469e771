package org.samgraf.query;

import java.util.List;

import org.apache.jena.graph.Node;

/** Why an argument cannot be used. Each case carries what would be accepted. */
public sealed interface ArgumentProblem {

	/** The parameter or would-be parameter at fault. */
	String name();

	/** The question has no such parameter; it has these. */
	record UnknownParameter(String name, String nearest, List<String> accepted) implements ArgumentProblem {
	}

	/** The answer has no such column; it has these. */
	record UnknownColumn(String name, String value, List<String> accepted) implements ArgumentProblem {
	}

	/** The question needs the parameter and got no argument. */
	record Missing(String name, String example) implements ArgumentProblem {
	}

	/** The argument is not of the type. */
	record WrongType(String name, String value, Parameter.Type type) implements ArgumentProblem {
	}

	/** The argument is none of the choices; these come nearest. */
	record NotAChoice(String name, String value, List<Node> nearest) implements ArgumentProblem {
	}

	/** The argument may mean any of these. */
	record Ambiguous(String name, String value, List<Node> meanings) implements ArgumentProblem {
	}

}
