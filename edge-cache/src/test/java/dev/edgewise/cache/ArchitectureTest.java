package dev.edgewise.cache;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

class ArchitectureTest {

	private static final JavaClasses MAIN = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("dev.edgewise.cache");

	@Test
	void usesNoSpring() {
		noClasses().should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework..")
			.because("the cache is a plain library: any front end can use it")
			.check(MAIN);
	}

	@Test
	void usesNothingElseOfEdgewise() {
		noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("dev.edgewise.platform..", "dev.edgewise.backing..", "dev.edgewise.gateway..",
					"dev.edgewise.cms..", "dev.edgewise.markdown..", "dev.edgewise.local..")
			.because("the cache is the lowest floor of the house")
			.check(MAIN);
	}

	@Test
	void keepsRulesAndPurgePure() {
		classes().that()
			.resideInAnyPackage("dev.edgewise.cache.rules", "dev.edgewise.cache.purge")
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage("java..", "org.jspecify..", "org.greenbytes.http.sfv..", "dev.edgewise.cache",
					"dev.edgewise.cache.rules", "dev.edgewise.cache.purge")
			.because("protocol code has no I/O and no library whose failure it would share, save a parser")
			.check(MAIN);
	}

	@Test
	void readsTheTimeFromInjectedClocksOnly() {
		noClasses().should()
			.callMethod(java.time.Instant.class, "now")
			.orShould()
			.callMethod(System.class, "currentTimeMillis")
			.because("a simulation owns the time")
			.check(MAIN);
	}

}
