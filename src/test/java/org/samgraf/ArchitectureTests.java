package org.samgraf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.samgraf.store.Store;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

/** The packages are rooms, and each knows no more than it may. */
class ArchitectureTests {

	/** Each room with the rooms that it may know. Nobody may know the root. */
	private static final Map<String, Set<String>> ROOMS = Map.ofEntries(//
			entry("store", Set.of()), //
			entry("shape", Set.of()), //
			entry("guard", Set.of()), //
			entry("picture", Set.of()), //
			entry("query", Set.of("store", "guard")), //
			entry("http", Set.of("query", "guard")), //
			entry("html", Set.of("query", "http", "picture")), //
			entry("load", Set.of("store", "shape")), //
			entry("question", Set.of("query", "http", "html", "picture", "guard")), //
			entry("page", Set.of("query", "http", "html", "picture")), //
			entry("gate", Set.of("guard", "http")), //
			entry("access", Set.of("http")), //
			entry("operate", Set.of("store", "load", "access", "http", "guard", "gate")), //
			entry("endpoint", Set.of("store", "shape", "load", "access", "http", "guard")));

	/** The rooms that may know of the web. */
	private static final String[] WEB = { "org.samgraf", "org.samgraf.http..", "org.samgraf.html..",
			"org.samgraf.question..", "org.samgraf.page..", "org.samgraf.endpoint..", "org.samgraf.gate..",
			"org.samgraf.access..", "org.samgraf.operate.." };

	private static final Pattern QUERY = Pattern.compile("\\b(SELECT|CONSTRUCT|PREFIX)\\b");

	private static final Pattern DOMAIN = Pattern.compile("bup|polis|kommun|municipalit", Pattern.CASE_INSENSITIVE);

	private static final Path SOURCES = Path.of("src/main/java");

	private static final JavaClasses CLASSES = read();

	/**
	 * Reads our own classes alone: of those that they use the names are enough, and much
	 * faster.
	 */
	private static JavaClasses read() {
		ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
		return new ClassFileImporter().importUrl(Store.class.getProtectionDomain().getCodeSource().getLocation());
	}

	@TestFactory
	Stream<DynamicTest> rooms() throws IOException {
		return packages().map(name -> DynamicTest.dynamicTest(name, () -> {
			assertThat(ROOMS).as("the rooms that are listed with what they may know").containsKey(name);
			String[] known = Stream.concat(Stream.of(name), ROOMS.getOrDefault(name, Set.of()).stream())
				.map(room -> "org.samgraf." + room + "..")
				.toArray(String[]::new);
			classes().that(resideInAPackage("org.samgraf." + name + ".."))
				.should()
				.onlyDependOnClassesThat(not(resideInAPackage("org.samgraf..")).or(resideInAnyPackage(known)))
				.check(CLASSES);
		}));
	}

	@Test
	void everyRoomThatIsListedExists() throws IOException {
		assertThat(packages()).containsAll(ROOMS.keySet());
	}

	@Test
	void thereAreNoCycles() {
		SlicesRuleDefinition.slices().matching("org.samgraf.(**)").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void onlyTheEdgeKnowsTheWeb() {
		noClasses().that(not(resideInAnyPackage(WEB)))
			.should()
			.dependOnClassesThat(resideInAnyPackage("org.springframework.web..", "org.springframework.http..",
					"org.springframework.boot.web..", "jakarta.servlet.."))
			.check(CLASSES);
	}

	@TestFactory
	Stream<DynamicTest> charters() throws IOException {
		return Stream.concat(Stream.of(""), packages().map(name -> "." + name))
			.map(name -> DynamicTest.dynamicTest("org.samgraf" + name, () -> {
				assertThat(Class.forName("org.samgraf" + name + ".package-info")).hasAnnotation(NullMarked.class);
				Path charter = SOURCES.resolve(("org.samgraf" + name).replace('.', '/') + "/package-info.java");
				if (!name.isEmpty()) {
					assertThat(Files.readString(charter)).startsWith("/**").containsPattern("(?i)must[\\s*]+not");
				}
			}));
	}

	private static Stream<String> packages() throws IOException {
		try (var folders = Files.list(SOURCES.resolve("org/samgraf"))) {
			return folders.filter(Files::isDirectory).map(folder -> folder.getFileName().toString()).toList().stream();
		}
	}

	@Test
	void noTextInTheSourcesIsAQueryOrOfTheDomain() throws IOException {
		assertThat(texts()).isNotEmpty()
			.noneMatch(text -> QUERY.matcher(text).find())
			.noneMatch(text -> DOMAIN.matcher(text).find());
	}

	/** All string literals in the sources. */
	static List<String> texts() throws IOException {
		var compiler = ToolProvider.getSystemJavaCompiler();
		List<String> texts = new ArrayList<>();
		try (var files = compiler.getStandardFileManager(null, null, null); var paths = Files.walk(SOURCES)) {
			var sources = files
				.getJavaFileObjectsFromPaths(paths.filter(path -> path.toString().endsWith(".java")).toList());
			var task = (JavacTask) compiler.getTask(null, files, null, null, null, sources);
			for (CompilationUnitTree unit : task.parse()) {
				unit.accept(new TreeScanner<Void, List<String>>() {
					@Override
					public Void visitLiteral(LiteralTree literal, List<String> found) {
						if (literal.getValue() instanceof String text) {
							found.add(text);
						}
						return super.visitLiteral(literal, found);
					}
				}, texts);
			}
		}
		return texts;
	}

}
