package dev.edgewise.cms.archive;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;

import org.jspecify.annotations.Nullable;

/** Dates and moments as the contract's classes want them; moments in UTC. */
final class XmlDates {

	private static final DatatypeFactory FACTORY = DatatypeFactory.newDefaultInstance();

	private XmlDates() {
	}

	static XMLGregorianCalendar of(LocalDate date) {
		return FACTORY.newXMLGregorianCalendar(date.toString());
	}

	static @Nullable XMLGregorianCalendar ofNullable(@Nullable LocalDate date) {
		return (date != null) ? of(date) : null;
	}

	static XMLGregorianCalendar of(Instant moment) {
		return FACTORY.newXMLGregorianCalendar(moment.truncatedTo(ChronoUnit.MILLIS).toString());
	}

	/** The day that is written, whatever its time zone. */
	static LocalDate date(XMLGregorianCalendar date) {
		return LocalDate.of(date.getYear(), date.getMonth(), date.getDay());
	}

}
