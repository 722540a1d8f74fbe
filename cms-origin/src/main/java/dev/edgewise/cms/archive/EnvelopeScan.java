package dev.edgewise.cms.archive;

import java.io.ByteArrayInputStream;

import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

/**
 * What a look through a message tells before a tree is made of it: well-formed, without a
 * document type declaration (external entities, entity bombs) and not nested so deeply
 * that code that recurses over the tree would run out of stack.
 */
sealed interface EnvelopeScan {

	int DEEPEST = 32;

	static EnvelopeScan of(byte[] message, @Nullable String charset) {
		try {
			return of(Reading.FACTORY.createXMLStreamReader(new ByteArrayInputStream(message), charset));
		}
		catch (XMLStreamException | RuntimeException ex) {
			return new Unreadable("The message is not well-formed XML.");
		}
	}

	private static EnvelopeScan of(XMLStreamReader reader) throws XMLStreamException {
		QName root = null;
		for (int depth = 0; reader.hasNext();) {
			switch (reader.next()) {
				case XMLStreamConstants.DTD -> {
					return new Unreadable("A message must not have a document type declaration.");
				}
				case XMLStreamConstants.PROCESSING_INSTRUCTION -> {
					return new Unreadable("A message must not have processing instructions.");
				}
				case XMLStreamConstants.START_ELEMENT -> {
					root = (root != null) ? root : reader.getName();
					depth++;
				}
				case XMLStreamConstants.END_ELEMENT -> depth--;
				default -> {
				}
			}
			if (depth > DEEPEST) {
				return new Unreadable("A message must not nest more than " + DEEPEST + " elements.");
			}
		}
		return (root != null) ? new Readable(root) : new Unreadable("The message is empty.");
	}

	/** A tree may be made of it. */
	record Readable(QName root) implements EnvelopeScan {

	}

	/** Why not, in words for the sender. */
	record Unreadable(String objection) implements EnvelopeScan {

	}

	/** The JDK's own parser, whatever others are on the class path. */
	final class Reading {

		private static final XMLInputFactory FACTORY = factory();

		private Reading() {
		}

		private static XMLInputFactory factory() {
			XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
			factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
			factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
			return factory;
		}

	}

}
