package org.samgraf.question;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.apache.jena.graph.Node;
import org.samgraf.html.Atlas;
import org.samgraf.html.Frame;
import org.samgraf.html.Links;
import org.samgraf.html.Names;
import org.samgraf.html.Territories;
import org.samgraf.http.Texts;
import org.samgraf.picture.MapState;
import org.samgraf.query.Answers;
import org.samgraf.query.QuestionCatalogue;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The first page: what there is, of whom it tells, and questions to begin with. */
@Controller
class Home {

	/** The tag of the questions to begin with. */
	private static final String START = "start";

	private final QuestionCatalogue catalogue;

	private final Answers answers;

	private final Atlas atlas;

	private final Links links;

	Home(QuestionCatalogue catalogue, Answers answers, Atlas atlas, Links links) {
		this.catalogue = catalogue;
		this.answers = answers;
		this.atlas = atlas;
		this.links = links;
	}

	@GetMapping("/")
	String home(@ModelAttribute("frame") Frame frame, Model model) {
		String language = frame.language();
		Names names = new Names(this.answers.labels(), language);
		Map<String, String> totals = new HashMap<>();
		this.answers.lookup("totals").getFirst().forEach((what, number) -> totals.put(what, names.of(number)));
		List<QuestionSummary> questions = this.catalogue.questions()
			.stream()
			.filter(question -> question.tags().contains(START))
			.map(question -> QuestionSummary.of(question, this.answers.choices(question), this.answers.labels(),
					language))
			.toList();
		model.addAttribute("totals", totals)
			.addAttribute("questions", questions)
			.addAttribute("map", this.atlas.territories().map())
			.addAttribute("states", states(names, new Texts(language)));
		return "home";
	}

	/** The places that something is said of, or of a part of. */
	private Map<String, MapState> states(Names names, Texts texts) {
		Territories territories = this.atlas.territories();
		Map<String, MapState> states = new HashMap<>();
		for (Map<String, Node> line : this.answers.lookup("told-of")) {
			Node unit = Objects.requireNonNull(line.get("unit"));
			Node place = territories.placeOf(unit);
			if (place != null) {
				boolean part = !unit.equals(place);
				String claims = texts.get("home.map.claims", names.of(Objects.requireNonNull(line.get("claims"))));
				MapState state = new MapState("reported", null, part ? names.of(unit) + ", " + claims : claims,
						names.of(place), this.links.to(unit), part);
				states.merge(place.getURI(), state, (one, other) -> one.partOnly() ? other : one);
			}
		}
		return states;
	}

}
