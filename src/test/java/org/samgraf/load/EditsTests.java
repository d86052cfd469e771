package org.samgraf.load;

import java.nio.file.Path;
import java.util.List;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.samgraf.SharedStore;
import org.samgraf.load.RefusedEditException.Reason;
import org.samgraf.store.Change;
import org.samgraf.store.Store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What is edited at run time is judged, followed by what is derived, and kept. */
class EditsTests {

	private static final String METHODS = "ontology/schemes/method.ttl";

	private static final Node SCHEMES = node("graph/schemes");

	private static final Node DERIVED = node("graph/derived");

	private static final Node OWN = NodeFactory.createURI("urn:test:g");

	private static final Node S = NodeFactory.createURI("urn:test:s");

	private static final Node P = NodeFactory.createURI("urn:test:p");

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	@SuppressWarnings("NullAway.Init")
	private Home home;

	@SuppressWarnings("NullAway.Init")
	private Store store;

	@SuppressWarnings("NullAway.Init")
	private Edits edits;

	private static Node node(String name) {
		return NodeFactory.createURI(SharedStore.BASE + name);
	}

	private static Node text(String text) {
		return NodeFactory.createLiteralString(text);
	}

	@BeforeEach
	void open() {
		this.home = Home.copyTo(this.folder.resolve("home"));
		this.store = Store.open(LoadedStore.copyTo(this.folder.resolve("store")), 0, node("graph/default"));
		this.edits = new Edits(this.home.root(), SharedStore.BASE, this.store);
	}

	@AfterEach
	void close() {
		this.store.close();
	}

	private LoadReport load() {
		return new Loader(this.home.root(), SharedStore.BASE, this.store).synchronise();
	}

	private Graph graph(Node name) {
		return this.store.read(snapshot -> {
			Graph copy = GraphFactory.createGraphMem();
			GraphUtil.addInto(copy, snapshot.data().getGraph(name));
			return copy;
		});
	}

	private static void clear(DatasetGraph data, Node graph) {
		data.deleteAny(graph, Node.ANY, Node.ANY, Node.ANY);
	}

	private List<String> sums() {
		return graph(DERIVED).find(Node.ANY, node("ontology#contentSha256"), Node.ANY)
			.mapWith(triple -> triple.getSubject() + " " + triple.getObject())
			.toList()
			.stream()
			.sorted()
			.toList();
	}

	@Test
	void whatIsChangedIsTold() {
		Change change = this.edits.make(data -> data.add(OWN, S, P, text("1")));
		assertThat(change.added()).hasSize(1);
		assertThat(change.removed()).isEmpty();
		assertThat(change.graphs()).containsExactly(OWN);
		assertThat(graph(OWN).contains(S, P, text("1"))).isTrue();
	}

	@Test
	void theChecksumsFollowTheDataAndLeadBack() {
		List<String> before = sums();
		this.edits.make(data -> data.add(OWN, S, P, text("1")));
		List<String> one = sums();
		this.edits.make(data -> data.add(OWN, S, P, text("2")));
		assertThat(List.of(before, one, sums())).doesNotHaveDuplicates();
		this.edits.make(data -> data.delete(OWN, S, P, text("2")));
		assertThat(sums()).isEqualTo(one);
		this.edits.make(data -> clear(data, OWN));
		assertThat(sums()).isEqualTo(before);
	}

	@Test
	void whatBreaksTheShapesIsRefusedAsAWhole() {
		assertThatExceptionOfType(RefusedEditException.class).isThrownBy(() -> this.edits.make(data -> {
			data.add(OWN, S, P, text("1"));
			clear(data, node("graph/reference"));
			data.delete(SCHEMES, node("id/method/ibic"), SKOS.prefLabel.asNode(),
					NodeFactory.createLiteralLang("IBIC", "sv"));
		})).satisfies(ex -> {
			assertThat(ex.reason()).isEqualTo(Reason.SHAPES);
			assertThat(ex.violations()).isNotEmpty();
		});
		assertThat(graph(OWN).isEmpty()).isTrue();
		assertThat(graph(node("graph/reference")).isEmpty()).isFalse();
	}

	@Test
	void whatIsDerivedFollows() {
		Node cooperates = node("ontology#cooperatesWith");
		int before = graph(DERIVED).find(Node.ANY, cooperates, Node.ANY).toList().size();
		assertThat(before).isPositive();
		this.edits.make(data -> clear(data, node("graph/source/003")));
		assertThat(graph(DERIVED).find(Node.ANY, cooperates, Node.ANY).toList()).hasSizeLessThan(before);
	}

	@Test
	void whatIsDerivedIsNotEdited() {
		assertThatExceptionOfType(RefusedEditException.class)
			.isThrownBy(() -> this.edits.make(data -> data.add(DERIVED, S, P, text("1"))))
			.satisfies(ex -> assertThat(ex.reason()).isEqualTo(Reason.DERIVED));
		assertThatExceptionOfType(RefusedEditException.class)
			.isThrownBy(() -> this.edits.make(data -> clear(data, DERIVED)));
	}

	@Test
	void aGraphWithoutAProperNameIsRefused() {
		Node name = NodeFactory.createURI("urn:x-arq:Other");
		assertThatExceptionOfType(RefusedEditException.class)
			.isThrownBy(() -> this.edits.make(data -> data.add(name, S, P, text("1"))))
			.satisfies(ex -> assertThat(ex.reason()).isEqualTo(Reason.NAME));
	}

	@Test
	void whereNothingIsLeftNothingIsRemembered() {
		this.edits.make(data -> data.deleteAny(Node.ANY, Node.ANY, Node.ANY, Node.ANY));
		assertThat(this.store.<Boolean>read(snapshot -> snapshot.data().isEmpty())).isTrue();
		this.edits.make(data -> data.add(OWN, S, P, text("1")));
		assertThat(this.store.<Long>read(snapshot -> snapshot.data().stream().count())).isOne();
		assertThat(load().replaced()).as("loaded anew").isNotEmpty();
		assertThat(graph(OWN).size()).isOne();
	}

	@ParameterizedTest
	@MethodSource
	void whatCameInStaysWhenFilesAreLoaded(Node name) {
		this.edits.make(data -> data.add(name, S, RDFS.label.asNode(), text("1")));
		assertThat(load().replaced()).isEmpty();
		this.home.replace(METHODS, "skos:prefLabel \"IBIC\"@sv", "skos:prefLabel \"Ibic\"@sv");
		LoadReport report = load();
		assertThat(report.problems()).isEmpty();
		assertThat(report.replaced()).containsExactly(SCHEMES.getURI());
		assertThat(report.removed()).isEmpty();
		assertThat(graph(name).size()).isOne();
		assertThat(this.store.verify().findings()).isEmpty();
	}

	static List<Node> whatCameInStaysWhenFilesAreLoaded() {
		return List.of(OWN, NodeFactory.createBlankNode("g"));
	}

	@Test
	void anEditedGraphStaysWhileItsFilesStay() {
		this.edits.make(data -> data.add(SCHEMES, S, RDFS.comment.asNode(), text("edited")));
		assertThat(load().problems()).isEmpty();
		this.home.append("ontology/rules/45-in-county.rq", "# changed\n");
		assertThat(load().problems()).isEmpty();
		assertThat(graph(SCHEMES).contains(S, RDFS.comment.asNode(), text("edited"))).isTrue();
	}

	@Test
	void anEditedGraphWhoseFilesChangeIsAProblem() {
		this.edits.make(data -> data.add(SCHEMES, S, RDFS.comment.asNode(), text("edited")));
		this.home.replace(METHODS, "skos:prefLabel \"IBIC\"@sv", "skos:prefLabel \"Ibic\"@sv");
		for (int i = 0; i < 2; i++) {
			LoadReport report = load();
			assertThat(report.replaced()).isEmpty();
			assertThat(report.problems()).singleElement()
				.satisfies(problem -> assertThat(problem.message()).contains(SCHEMES.getURI(), "edited at run time",
						"/graphs?graph=", "PUT"));
			assertThat(graph(SCHEMES).contains(S, RDFS.comment.asNode(), text("edited"))).isTrue();
		}
		this.edits.make(data -> {
			data.delete(SCHEMES, S, RDFS.comment.asNode(), text("edited"));
			Node ibic = node("id/method/ibic");
			Node label = SKOS.prefLabel.asNode();
			data.delete(SCHEMES, ibic, label, NodeFactory.createLiteralLang("IBIC", "sv"));
			data.add(SCHEMES, ibic, label, NodeFactory.createLiteralLang("Ibic", "sv"));
		});
		assertThat(load().problems()).as("both say the same").isEmpty();
		assertThat(sums()).noneMatch(sum -> sum.contains("+"));
	}

	@Test
	void anEditedGraphThatIsNoLongerListedStays() {
		this.edits.make(data -> data.add(node("graph/source/004"), S, P, text("edited")));
		String catalogue = this.home.read("data/graphs.ttl");
		this.home.write("data/graphs.ttl", catalogue.replaceAll("sg:loadedFrom \"data/sources/004/\" ;", ""));
		LoadReport report = load();
		assertThat(report.removed()).isEmpty();
		assertThat(report.problems()).anySatisfy(
				problem -> assertThat(problem.message()).contains("graph/source/004", "no longer listed", "DELETE"));
	}

	@Test
	void aDeletedGraphStaysDeletedUntilItsFilesChange() {
		this.edits.make(data -> clear(data, node("graph/source/004")));
		assertThat(load().problems()).isEmpty();
		assertThat(graph(node("graph/source/004")).isEmpty()).isTrue();
	}

}
