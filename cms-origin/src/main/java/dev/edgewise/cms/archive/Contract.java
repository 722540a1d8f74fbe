package dev.edgewise.cms.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;

import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

import org.springframework.core.io.ClassPathResource;

/**
 * The archive's schemas, and what messages lack to be as they say. Reads nothing but the
 * two schemas, which is why a schema location in a message cannot make it fetch anything.
 */
class Contract {

	static final String MESSAGES = "http://schemas.edgewise.example/archive/2009/messages";

	static final String TYPES = "http://schemas.edgewise.example/archive/2007/types";

	private final Schema schema;

	Contract() {
		SchemaFactory factory = SchemaFactory.newDefaultInstance();
		try {
			factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
			factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
			// in this order, so that the import finds its namespace known
			this.schema = factory
				.newSchema(new Source[] { source("archive-types.xsd"), source("archive-messages.xsd") });
		}
		catch (SAXException ex) {
			throw new IllegalStateException("The archive's schemas are in the build and must be valid", ex);
		}
	}

	/** What is wrong with a message, in the validator's words; empty if nothing is. */
	List<String> problemsOf(Source message) {
		List<String> problems = new ArrayList<>();
		try {
			Validator validator = this.schema.newValidator();
			validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
			validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
			validator.setErrorHandler(new Collector(problems));
			validator.validate(message);
		}
		catch (SAXException ex) {
			if (problems.isEmpty()) {
				problems.add(String.valueOf(ex.getMessage()));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return problems;
	}

	private static Source source(String file) {
		try {
			return new StreamSource(new ClassPathResource("archive/" + file).getInputStream());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private record Collector(List<String> problems) implements ErrorHandler {

		@Override
		public void warning(SAXParseException problem) {
		}

		@Override
		public void error(SAXParseException problem) {
			this.problems.add(String.valueOf(problem.getMessage()));
		}

		@Override
		public void fatalError(SAXParseException problem) throws SAXParseException {
			error(problem);
			throw problem;
		}

	}

}
