package org.samgraf.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * The files that one named graph is made of.
 *
 * @param root the folder that paths are relative to
 * @param files the files, relative, in a fixed order
 */
record GraphFiles(Path root, List<Path> files) {

	/** A checksum of the names and contents of the files, in hexadecimal. */
	String sha256() {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			for (Path file : this.files) {
				digest.update(file.toString().getBytes(StandardCharsets.UTF_8));
				digest.update(Files.readAllBytes(this.root.resolve(file)));
			}
			return HexFormat.of().formatHex(digest.digest());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Parses all files into one graph in memory.
	 * @throws Malformed at the first thing that is wrong, warnings included
	 */
	Graph parse(String base) throws Malformed {
		Graph graph = GraphFactory.createGraphMem();
		for (Path file : this.files) {
			try {
				RDFParser.fromString(Files.readString(this.root.resolve(file)), Lang.TURTLE)
					.base(base)
					.errorHandler(new Strict(file))
					.parse(StreamRDFLib.graph(graph));
			}
			catch (MalformedLine ex) {
				throw new Malformed(ex.problem);
			}
			catch (CharacterCodingException ex) {
				throw new Malformed(new Problem(file, 0, "The file is not in UTF-8; save it in that encoding."));
			}
			catch (IOException | RuntimeException ex) {
				throw new Malformed(new Problem(file, 0, ex.toString()));
			}
		}
		return graph;
	}

	/** The first line on which a node is described, to tell people where to look. */
	Problem problemAt(Node subject, PrefixMapping prefixes, String base, String message) {
		String iri = subject.isURI() ? subject.getURI() : subject.toString();
		String relative = iri.startsWith(base) ? iri.substring(base.length()) : iri;
		List<String> written = List.of("<%s>".formatted(iri), "<%s>".formatted(relative), prefixes.shortForm(iri));
		for (Path file : this.files) {
			List<String> lines = lines(file);
			for (int i = 0; i < lines.size(); i++) {
				String first = lines.get(i).split("\\s", 2)[0];
				if (written.contains(first)) {
					return new Problem(file, i + 1L, message);
				}
			}
		}
		return new Problem(this.files.getFirst(), 0, "<%s>: %s".formatted(iri, message));
	}

	private List<String> lines(Path file) {
		try {
			return Files.readAllLines(this.root.resolve(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A file that is not well-formed RDF. */
	static final class Malformed extends Exception {

		private static final long serialVersionUID = 1L;

		final transient Problem problem;

		Malformed(Problem problem) {
			super(problem.toString());
			this.problem = problem;
		}

	}

	private static final class MalformedLine extends RuntimeException {

		private static final long serialVersionUID = 1L;

		final transient Problem problem;

		MalformedLine(Problem problem) {
			super(problem.toString());
			this.problem = problem;
		}

	}

	/**
	 * Stops at warnings too: a literal that does not fit its datatype is an error here.
	 */
	private record Strict(Path file) implements ErrorHandler {

		@Override
		public void warning(String message, long line, long column) {
			throw new MalformedLine(new Problem(this.file, line, message));
		}

		@Override
		public void error(String message, long line, long column) {
			throw new MalformedLine(new Problem(this.file, line, message));
		}

		@Override
		public void fatal(String message, long line, long column) {
			throw new MalformedLine(new Problem(this.file, line, message));
		}

	}
}
