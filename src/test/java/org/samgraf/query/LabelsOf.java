package org.samgraf.query;

import java.util.ArrayList;
import java.util.List;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.expr.NodeValue;

/** Makes names for a test. */
final class LabelsOf {

	private final List<Binding> rows = new ArrayList<>();

	LabelsOf preferred(Node thing, String swedish, String english) {
		return add(thing, NodeFactory.createLiteralLang(swedish, "sv"), true).add(thing,
				NodeFactory.createLiteralLang(english, "en"), true);
	}

	LabelsOf variant(Node thing, String name) {
		return add(thing, NodeFactory.createLiteralLang(name, "sv"), false);
	}

	Labels labels() {
		return new Labels(this.rows);
	}

	private LabelsOf add(Node thing, Node label, boolean preferred) {
		this.rows.add(BindingFactory.binding(Var.alloc("thing"), thing, Var.alloc("label"), label,
				Var.alloc("preferred"), NodeValue.booleanReturn(preferred).asNode()));
		return this;
	}

}
