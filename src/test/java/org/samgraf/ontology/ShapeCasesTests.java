package org.samgraf.ontology;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.samgraf.SharedStore;
import org.samgraf.data.Repository;
import org.samgraf.shape.CompiledShapes;
import org.samgraf.shape.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every case in {@code ontology/cases} conforms, or gives the report that was approved. A
 * new case is tested by its files alone; {@code -Dapprove=true} writes the reports anew.
 */
class ShapeCasesTests {

	private static final boolean APPROVE = Boolean.getBoolean("approve");

	private static final Graph SHAPES = Repository.graph(Repository.in("ontology/shapes", ".ttl"));

	private static final CompiledShapes COMPILED = new CompiledShapes(SHAPES);

	/** What the cases are judged together with, as the README of the cases says. */
	private static final Graph WORLD = Repository.graph(
			Stream
				.of(Repository.in("ontology", ".ttl"), Repository.in("ontology/schemes", ".ttl"),
						Repository.in("ontology/cases", "world.ttl"))
				.flatMap(List::stream)
				.toList());

	@TestFactory
	Stream<DynamicContainer> cases() {
		return Repository.in("ontology/shapes", ".ttl")
			.stream()
			.map(Path::getFileName)
			.map(Path::toString)
			.map(name -> {
				String folder = "ontology/cases/" + name.replace(".ttl", "");
				return DynamicContainer.dynamicContainer(folder, Stream.concat(Stream.of(DynamicTest
					.dynamicTest(folder + " has cases and nothing else", () -> complete(folder))), Repository
						.in(folder, ".ttl")
						.stream()
						.map(file -> DynamicTest.dynamicTest(Repository.name(file), file.toUri(), () -> check(file)))));
			});
	}

	private void complete(String folder) {
		List<Path> files = Repository.in(folder, "");
		assertThat(files).anyMatch(ShapeCasesTests::isValid)
			.anyMatch(ShapeCasesTests::isInvalid)
			.allMatch(file -> isValid(file) || isInvalid(file)
					|| files.stream().anyMatch(other -> isInvalid(other) && ShapeReport.approved(other).equals(file)));
	}

	private void check(Path file) throws IOException {
		Verdict verdict = judge(file);
		ShapeReport report = ShapeReport.of(verdict.report());
		if (isValid(file)) {
			assertThat(report).hasToString("");
			assertThat(verdict).isInstanceOf(Verdict.Conforms.class);
			return;
		}
		Path approved = ShapeReport.approved(file);
		if (APPROVE) {
			Files.writeString(approved, report.toString());
		}
		assertThat(approved).exists();
		assertThat(report).hasToString(Repository.text(approved));
		assertThat(report.violations()).as("violations, without their values")
			.isEqualTo(ShapeReport.of(verdict).violations());
	}

	@Test
	void everyFolderBelongsToAFileOfShapes() throws IOException {
		try (var folders = Files.list(SharedStore.ROOT.resolve("ontology/cases"))) {
			assertThat(folders.filter(Files::isDirectory).map(folder -> folder.getFileName() + ".ttl"))
				.containsExactlyInAnyOrderElementsOf(Repository.in("ontology/shapes", ".ttl")
					.stream()
					.map(file -> file.getFileName().toString())
					.toList());
		}
	}

	@Test
	void everyShapeIsBrokenByACase() {
		Set<Node> broken = Repository.below("ontology/cases", ".ttl")
			.stream()
			.filter(ShapeCasesTests::isInvalid)
			.flatMap(file -> judge(file).report().find(Node.ANY, SHACL.sourceShape, Node.ANY).toList().stream())
			.map(Triple::getObject)
			.collect(Collectors.toSet());
		assertThat(Shapes.parse(SHAPES).getTargetShapes().stream().flatMap(ShapeCasesTests::withProperties))
			.filteredOn(shape -> !shape.getConstraints().isEmpty() && !broken.contains(shape.getShapeNode()))
			.extracting(shape -> shape.getShapeNode() + " " + shape.getMessages())
			.isEmpty();
	}

	private static Stream<Shape> withProperties(Shape shape) {
		return Stream.concat(Stream.of(shape),
				shape.getPropertyShapes().stream().flatMap(ShapeCasesTests::withProperties));
	}

	private static Verdict judge(Path file) {
		return COMPILED.judge(Repository.graph(List.of(file)), WORLD);
	}

	private static boolean isValid(Path file) {
		return file.getFileName().toString().matches("valid\\..+\\.ttl");
	}

	private static boolean isInvalid(Path file) {
		return file.getFileName().toString().matches("invalid\\..+\\.ttl");
	}

}
