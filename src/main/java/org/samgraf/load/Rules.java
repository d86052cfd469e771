package org.samgraf.load;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;

/**
 * The rules that derive triples from the graphs: CONSTRUCT queries that run in the order
 * of their file names, each seeing what the former derived.
 */
final class Rules {

	/** Relative to the product's root. */
	private static final Path FOLDER = Path.of("ontology", "rules");

	private final GraphFiles files;

	private final List<Query> queries;

	private Rules(GraphFiles files, List<Query> queries) {
		this.files = files;
		this.queries = queries;
	}

	/**
	 * Reads the rules.
	 * @throws LoadException where the folder is missing or a rule cannot be parsed
	 */
	static Rules read(Path root) {
		try (var entries = Files.list(root.resolve(FOLDER))) {
			List<Path> files = entries.filter(file -> file.toString().endsWith(".rq"))
				.map(root::relativize)
				.sorted()
				.toList();
			return new Rules(new GraphFiles(root, files), files.stream().map(file -> parse(root, file)).toList());
		}
		catch (IOException ex) {
			throw new LoadException("The rules cannot be read from '%s': %s".formatted(FOLDER, ex));
		}
	}

	private static Query parse(Path root, Path file) {
		try {
			Query rule = QueryFactory.create(Files.readString(root.resolve(file)), Syntax.syntaxSPARQL_11);
			if (!rule.isConstructType()) {
				throw new LoadException(file + ": a rule must construct triples; this query does something else.");
			}
			return rule;
		}
		catch (QueryParseException ex) {
			throw new LoadException("%s:%d: %s".formatted(file, ex.getLine(), ex.getMessage()));
		}
		catch (CharacterCodingException ex) {
			throw new LoadException(file + ": The file is not in UTF-8; save it in that encoding.");
		}
		catch (IOException ex) {
			throw new LoadException("%s: %s".formatted(file, ex));
		}
	}

	String sha256() {
		return this.files.sha256();
	}

	/** Adds what follows from the dataset to one of its graphs. */
	void derive(DatasetGraph dataset, Node into) {
		for (Query query : this.queries) {
			try (QueryExec execution = QueryExec.dataset(dataset).query(query).build()) {
				execution.construct()
					.find()
					.forEach(triple -> dataset.add(into, triple.getSubject(), triple.getPredicate(),
							triple.getObject()));
			}
		}
	}

}
