package org.samgraf.html;

import java.util.List;
import java.util.Map;

import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.samgraf.query.Answers;
import org.springframework.stereotype.Component;

/** Keeps the map, laid out once for each version of the dataset. */
@Component
public class Atlas {

	private final Answers answers;

	private volatile @Nullable Territories laidOut;

	Atlas(Answers answers) {
		this.answers = answers;
	}

	/** The places of the present version. */
	public Territories territories() {
		List<Map<String, Node>> tiles = this.answers.lookup("map");
		Territories territories = this.laidOut;
		if (territories == null || !territories.madeOf(tiles)) {
			territories = new Territories(tiles, this.answers.lookup("map-parts"));
			this.laidOut = territories;
		}
		return territories;
	}

}
