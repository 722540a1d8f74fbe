package dev.edgewise.cms.archive;

import java.io.ByteArrayInputStream;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

/**
 * Looks through a message before a tree is made of it: well-formed, without a document
 * type declaration (external entities, entity bombs) and not nested so deeply that code
 * that recurses over the tree would run out of stack.
 */
final class EnvelopeScan {

	static final int DEEPEST = 32;

	private static final XMLInputFactory FACTORY = factory();

	private EnvelopeScan() {
	}

	/** Why the message cannot be read, or null if it can. */
	static @Nullable String objectionTo(byte[] message, @Nullable String charset) {
		try {
			XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(message), charset);
			for (int depth = 0; reader.hasNext();) {
				switch (reader.next()) {
					case XMLStreamConstants.DTD -> {
						return "A message must not have a document type declaration.";
					}
					case XMLStreamConstants.PROCESSING_INSTRUCTION -> {
						return "A message must not have processing instructions.";
					}
					case XMLStreamConstants.START_ELEMENT -> depth++;
					case XMLStreamConstants.END_ELEMENT -> depth--;
					default -> {
					}
				}
				if (depth > DEEPEST) {
					return "A message must not nest more than " + DEEPEST + " elements.";
				}
			}
			return null;
		}
		catch (XMLStreamException | RuntimeException ex) {
			return "The message is not well-formed XML.";
		}
	}

	private static XMLInputFactory factory() {
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		return factory;
	}

}
