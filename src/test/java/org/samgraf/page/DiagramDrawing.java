package org.samgraf.page;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;

import net.sourceforge.plantuml.FileFormat;
import net.sourceforge.plantuml.FileFormatOption;
import net.sourceforge.plantuml.SourceStringReader;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Draws a description of PlantUML as SVG that fits into a page: colours come from the
 * page's style sheet by classes, since a strict Content Security Policy allows no style
 * attribute and a dark page needs other colours.
 */
final class DiagramDrawing {

	private static final List<String> DROPPED = List.of("style", "id", "title", "target", "fill", "stroke",
			"font-family", "text-decoration", "contentStyleType", "data-diagram-type", "data-qualified-name",
			"data-source-line", "data-entity-1", "data-entity-2", "data-link-type", "zoomAndPan", "xmlns:xlink",
			"xlink:href", "xlink:type", "xlink:actuate", "xlink:show", "xlink:title", "version", "preserveAspectRatio",
			"textLength", "lengthAdjust");

	private DiagramDrawing() {
	}

	static String draw(String description) throws Exception {
		var out = new ByteArrayOutputStream();
		new SourceStringReader(description).outputImage(out, 0, new FileFormatOption(FileFormat.SVG));
		Element svg = DocumentBuilderFactory.newInstance()
			.newDocumentBuilder()
			.parse(new ByteArrayInputStream(out.toByteArray()))
			.getDocumentElement();
		clean(svg, "");
		svg.setAttribute("role", "group");
		svg.setAttribute("aria-labelledby", "diagram-title");
		var transformer = TransformerFactory.newInstance().newTransformer();
		transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
		var text = new StringWriter();
		transformer.transform(new DOMSource(svg), new StreamResult(text));
		return new String(text.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8) + "\n";
	}

	private static void clean(Element element, String around) {
		String kind = (around.isEmpty() || !element.getAttribute("class").isEmpty()) ? element.getAttribute("class")
				: around;
		String shape = shape(element, kind);
		DROPPED.forEach(element::removeAttribute);
		element.removeAttribute("class");
		if (!shape.isEmpty()) {
			element.setAttribute("class", shape);
		}
		for (Node child : children(element)) {
			if (child instanceof Element part) {
				clean(part, kind.isEmpty() ? "svg" : kind);
			}
			else if (child.getNodeType() != Node.TEXT_NODE) {
				element.removeChild(child);
			}
		}
	}

	/** What a part of the picture is, as a class for the style sheet. */
	private static String shape(Element element, String kind) {
		boolean filled = !element.getAttribute("fill").equals("none");
		return Map
			.of("rect", "box", "line", "rule", "path", "edge", "polygon", filled ? "tip" : "head", "text",
					kind.equals("link") ? "note" : "ink")
			.getOrDefault(element.getTagName(), "");
	}

	private static List<Node> children(Element element) {
		List<Node> children = new ArrayList<>();
		for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
			children.add(child);
		}
		return children;
	}

}
