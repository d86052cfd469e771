package org.samgraf.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.samgraf.query.Answer;
import org.samgraf.query.Answers;
import org.samgraf.query.ColumnNames;
import org.samgraf.query.Labels;

/**
 * An answer as a workbook (Office Open XML, ECMA-376): a sheet with the rows, in which
 * numbers, days and truths are what they are, and a sheet that tells what they answer.
 * Texts are never formulas, whatever they begin with.
 */
final class AnswerSheet {

	private static final String DAY = "yyyy-mm-dd";

	private static final double WIDTH = 24;

	/** The most characters that a cell holds. */
	private static final int LONGEST = 32_767;

	/** The most digits that a number in a cell keeps. */
	private static final int DIGITS = 15;

	private static final String LICENCE = "CC0 1.0, https://creativecommons.org/publicdomain/zero/1.0/";

	private final Answer answer;

	private final Answer.Rows rows;

	private final Answers answers;

	private final String language;

	private final Texts texts;

	AnswerSheet(Answer answer, Answer.Rows rows, Answers answers, String language) {
		this.answer = answer;
		this.rows = rows;
		this.answers = answers;
		this.language = language;
		this.texts = new Texts(language);
	}

	byte[] write(Page page) {
		var out = new ByteArrayOutputStream();
		try (Workbook workbook = new Workbook(out, "Samgraf", "1.0")) {
			rows(workbook.newWorksheet(this.texts.get("sheet.answer")), page);
			about(workbook.newWorksheet(this.texts.get("sheet.about")), page);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return out.toByteArray();
	}

	/** Each column that holds things is followed by one with their IRIs. */
	private void rows(Worksheet sheet, Page page) {
		ColumnNames names = this.answers.columnNames();
		int at = 0;
		for (String column : this.rows.columns()) {
			String name = names.of(column, this.language);
			boolean things = this.rows.rows()
				.stream()
				.map(row -> row.values().get(column))
				.anyMatch(AnswerWriter::isThing);
			head(sheet, at, name);
			if (things) {
				head(sheet, at + 1, this.texts.get("sheet.iri", name));
			}
			int line = 1;
			for (Answer.Row row : page.cut(this.rows.rows())) {
				Node value = row.values().get(column);
				write(sheet, line, at, value);
				if (value != null && value.isURI()) {
					text(sheet, line, at + 1, value.getURI());
				}
				line++;
			}
			at += things ? 2 : 1;
		}
		head(sheet, at, this.texts.get("sheet.claims"));
		head(sheet, at + 1, this.texts.get("sheet.evidence"));
		int line = 1;
		for (Answer.Row row : page.cut(this.rows.rows())) {
			text(sheet, line, at, row.claims().stream().map(Labels::key).collect(Collectors.joining(" ")));
			text(sheet, line, at + 1,
					row.claims()
						.stream()
						.flatMap(claim -> this.answer.evidenceOf(claim).spans().stream())
						.map(AnswerWriter::place)
						.distinct()
						.collect(Collectors.joining(" ")));
			line++;
		}
		sheet.freezePane(0, 1);
	}

	private static void head(Worksheet sheet, int column, String name) {
		text(sheet, 0, column, name);
		sheet.style(0, column).bold().set();
		sheet.width(column, WIDTH);
	}

	private void write(Worksheet sheet, int line, int column, @Nullable Node value) {
		if (value == null) {
			return;
		}
		if (!value.isLiteral() || !value.getLiteral().isWellFormed()) {
			text(sheet, line, column, this.answer.labels().of(value, this.language));
			return;
		}
		switch (value.getLiteralValue()) {
			case Boolean truth -> sheet.value(line, column, truth);
			case BigDecimal number when number.precision() <= DIGITS -> sheet.value(line, column, number);
			case BigInteger number when number.toString().length() <= DIGITS -> sheet.value(line, column, number);
			case Integer number -> sheet.value(line, column, number);
			case Double number when Double.isFinite(number) -> sheet.value(line, column, number);
			case Float number when Float.isFinite(number) -> sheet.value(line, column, number);
			default -> {
				LocalDate day = day(value);
				if (day != null) {
					sheet.value(line, column, day);
					sheet.style(line, column).format(DAY).set();
				}
				else {
					text(sheet, line, column, value.getLiteralLexicalForm());
				}
			}
		}
	}

	/** A whole date without a time zone; any other stays a text, since it is no day. */
	private static @Nullable LocalDate day(Node literal) {
		try {
			return XSDDatatype.XSDdate.equals(literal.getLiteralDatatype())
					? LocalDate.parse(literal.getLiteralLexicalForm()) : null;
		}
		catch (DateTimeParseException ex) {
			return null;
		}
	}

	/** Characters that XML cannot hold are left out. */
	private static void text(Worksheet sheet, int line, int column, String text) {
		String cut = text.substring(0, Math.min(text.length(), LONGEST));
		sheet.value(line, column, cut.codePoints()
			.filter(point -> (point >= 0x20 && point != 0xFFFE && point != 0xFFFF) || point == '\n' || point == '\t')
			.filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString());
	}

	private void about(Worksheet sheet, Page page) {
		ColumnNames names = this.answers.columnNames();
		List<Fact> facts = new ArrayList<>();
		facts.add(new Fact(this.texts.get("sheet.question"),
				this.answer.question().summary().getOrDefault(this.language, "")));
		facts.add(new Fact(this.texts.get("sheet.description"),
				this.answer.question().description().getOrDefault(this.language, "")));
		this.answer.arguments()
			.forEach((name,
					nodes) -> facts.add(new Fact(names.of(name, this.language),
							nodes.stream()
								.map(node -> this.answer.labels().of(node, this.language))
								.collect(Collectors.joining(", ")))));
		facts.add(new Fact(this.texts.get("sheet.edition"), this.answers.edition()));
		facts.add(new Fact(this.texts.get("sheet.rows"), this.rows.rows().size()));
		facts.add(new Fact(this.texts.get("sheet.rows-here"), page.cut(this.rows.rows()).size()));
		facts.add(new Fact(this.texts.get("sheet.claims"), this.answer.evidence().size()));
		facts.add(new Fact(this.texts.get("sheet.documents"), this.answer.documents()));
		facts.add(new Fact(this.texts.get("sheet.visits"), this.answer.visits()));
		this.answer.coverage()
			.forEach((state, units) -> facts
				.add(new Fact(this.texts.get("sheet.units", this.answer.labels().of(state, this.language)), units)));
		facts.add(new Fact(this.texts.get("sheet.licence"), LICENCE));
		int line = 0;
		for (Fact fact : facts) {
			text(sheet, line, 0, fact.name());
			sheet.style(line, 0).bold().set();
			switch (fact.value()) {
				case Number number -> sheet.value(line, 1, number);
				default -> text(sheet, line, 1, fact.value().toString());
			}
			line++;
		}
		sheet.width(0, WIDTH);
		sheet.width(1, 3 * WIDTH);
	}

	/** What the second sheet tells. */
	private record Fact(String name, Object value) {
	}

}
