package org.samgraf.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.jena.graph.Node;
import org.samgraf.query.Answer;
import org.samgraf.query.Evidence;
import org.samgraf.query.Labels;

/** An answer as JSON: names beside every IRI, and the evidence of each row in the row. */
final class AnswerJson {

	private final Answer answer;

	private final String edition;

	private final String language;

	private final DateText dates;

	AnswerJson(Answer answer, String language, String edition) {
		this.answer = answer;
		this.edition = edition;
		this.language = language;
		this.dates = new DateText(language);
	}

	Map<String, Object> write(Page page) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("question", this.answer.question().name());
		json.put("summary", this.answer.question().summary().getOrDefault(this.language, ""));
		json.put("description", this.answer.question().description().getOrDefault(this.language, ""));
		json.put("arguments", arguments());
		json.put("language", this.language);
		json.put("version", this.answer.version());
		json.put("edition", this.edition);
		json.put("restsOn", new RestsOn(this.answer.evidence().size(), this.answer.documents(), this.answer.visits()));
		if (!this.answer.coverage().isEmpty()) {
			json.put("coverage", coverage());
		}
		switch (this.answer.result()) {
			case Answer.Truth truth -> json.put("truth", truth.value());
			case Answer.Rows rows -> {
				json.put("page", new PageOf(page.number(), page.size(), rows.rows().size()));
				json.put("columns", rows.columns());
				json.put("rows", page.cut(rows.rows()).stream().map(this::row).toList());
			}
			case Answer.Triples _ -> throw new IllegalArgumentException("triples are written as RDF");
		}
		return json;
	}

	private Map<String, Object> arguments() {
		Map<String, Object> json = new LinkedHashMap<>();
		this.answer.arguments().forEach((name, nodes) -> json.put(name, nodes.stream().map(this::value).toList()));
		return json;
	}

	private List<Map<String, Object>> coverage() {
		List<Map<String, Object>> json = new ArrayList<>();
		this.answer.coverage().forEach((state, units) -> {
			Map<String, Object> entry = new LinkedHashMap<>();
			entry.put("state", value(state));
			entry.put("units", units);
			json.add(entry);
		});
		return json;
	}

	private Map<String, Object> row(Answer.Row row) {
		Map<String, Object> json = new LinkedHashMap<>();
		((Answer.Rows) this.answer.result()).columns().forEach(column -> {
			Node node = row.values().get(column);
			if (node != null) {
				json.put(column, value(node));
			}
		});
		json.put("claims", row.claims().stream().map(claim -> evidence(this.answer.evidenceOf(claim))).toList());
		return json;
	}

	private Map<String, Object> evidence(Evidence evidence) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("id", Labels.key(evidence.claim()));
		json.put("iri", evidence.claim().getURI());
		json.put("statement", this.answer.labels().of(evidence.claim(), this.language));
		json.put("spans", evidence.spans().stream().map(this::span).toList());
		json.put("dateText", this.dates.of(evidence.details().get("date")));
		evidence.details().forEach((name, node) -> json.put(name, value(node)));
		return json;
	}

	private Map<String, Object> span(Evidence.Span span) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("document", value(span.document()));
		json.put("start", span.start());
		json.put("end", span.end());
		return json;
	}

	private Object value(Node node) {
		Map<String, Object> json = new LinkedHashMap<>();
		if (node.isURI()) {
			json.put("iri", node.getURI());
			json.put("key", Labels.key(node));
			json.put("label", this.answer.labels().of(node, this.language));
			return json;
		}
		Object plain = node.getLiteralValue();
		if (plain instanceof Number || plain instanceof Boolean) {
			return plain;
		}
		if (node.getLiteralDatatypeURI().endsWith("#string")) {
			return node.getLiteralLexicalForm();
		}
		json.put("value", node.getLiteralLexicalForm());
		if (!node.getLiteralLanguage().isEmpty()) {
			json.put("language", node.getLiteralLanguage());
		}
		else {
			json.put("datatype", node.getLiteralDatatypeURI());
		}
		return json;
	}

	private record RestsOn(int claims, long documents, long visits) {
	}

	private record PageOf(int number, int size, int rows) {
	}

}
