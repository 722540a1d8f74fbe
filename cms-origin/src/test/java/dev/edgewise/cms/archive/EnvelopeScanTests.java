package dev.edgewise.cms.archive;

import java.nio.charset.StandardCharsets;

import javax.xml.namespace.QName;

import dev.edgewise.cms.archive.EnvelopeScan.Readable;
import dev.edgewise.cms.archive.EnvelopeScan.Unreadable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EnvelopeScanTests {

	@Test
	void passesWhatIsWellFormed() {
		assertThat(objection("<?xml version='1.0'?><a xmlns='urn:a'><b c='d'>text &amp; more</b><!-- so --></a>"))
			.isNull();
		assertThat(objection("<a>".repeat(EnvelopeScan.DEEPEST) + "</a>".repeat(EnvelopeScan.DEEPEST))).isNull();
	}

	@Test
	void tellsTheRoot() {
		assertThat(EnvelopeScan.of("<x:a xmlns:x='urn:a'><b/></x:a>".getBytes(StandardCharsets.UTF_8), "UTF-8"))
			.isEqualTo(new Readable(new QName("urn:a", "a")));
	}

	@Test
	void refusesDocumentTypes() {
		assertThat(objection("<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>"))
			.contains("document type");
		assertThat(objection("<!DOCTYPE a SYSTEM 'http://localhost:1/a.dtd'><a/>")).contains("document type");
	}

	@Test
	void refusesWhatWouldNeedTooMuchStack() {
		assertThat(objection("<a>".repeat(50_000) + "</a>".repeat(50_000))).contains("nest");
	}

	@Test
	void refusesWhatIsNotWellFormed() {
		assertThat(objection("<a><b></a>")).contains("well-formed");
		assertThat(objection("")).contains("well-formed");
		assertThat(objection("<a>&undeclared;</a>")).contains("well-formed");
		assertThat(objection("<a/>trailing")).contains("well-formed");
		assertThat(objection("<?php echo 1 ?><a/>")).contains("processing instructions");
	}

	@Test
	void refusesBytesThatAreNotOfTheCharacterSet() {
		assertThat(EnvelopeScan.of(new byte[] { '<', 'a', '>', (byte) 0xff, '<', '/', 'a', '>' }, "UTF-8"))
			.isInstanceOf(Unreadable.class);
	}

	private static @Nullable String objection(String message) {
		return switch (EnvelopeScan.of(message.getBytes(StandardCharsets.UTF_8), null)) {
			case Unreadable(String objection) -> objection;
			case Readable _ -> null;
		};
	}

}
