package dev.edgewise.platform.testing;

import java.util.List;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * The rules of the house for one module, checked on its main classes. A broken rule is an
 * {@link AssertionError} that says why there is the rule.
 */
public final class ModuleRules {

	private static final String SUITE = "dev.edgewise";

	private ModuleRules() {
	}

	/**
	 * Checks a service.
	 * @param basePackage the service's own package, e.g. {@code dev.edgewise.gateway}
	 */
	public static void check(String basePackage) {
		check(basePackage, List.of("dev.edgewise.platform", "dev.edgewise.cache"));
	}

	/**
	 * Checks a module.
	 * @param basePackage its own package
	 * @param uses packages of other modules that it may use
	 */
	public static void check(String basePackage, List<String> uses) {
		JavaClasses classes = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
			.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
			.importPackages(basePackage);
		if (classes.isEmpty()) {
			throw new AssertionError("No classes in " + basePackage);
		}
		boundaries(basePackage, uses).check(classes);
		slices().matching(basePackage + ".(*)..")
			.should()
			.beFreeOfCycles()
			.allowEmptyShould(true)
			.because("a feature that needs another's inside is one feature, or two that lack a third")
			.check(classes);
		nullMarked().check(classes);
		NO_CLASSES_SHOULD_USE_FIELD_INJECTION.because("one constructor tells what a class needs").check(classes);
		NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.because("SLF4J is the one way to log").check(classes);
		NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.because("a service speaks through its log").check(classes);
	}

	private static ArchRule boundaries(String basePackage, List<String> uses) {
		return noClasses().should()
			.dependOnClassesThat(DescribedPredicate.describe("belong to other modules of the suite",
					(type) -> isIn(type, SUITE) && !isIn(type, basePackage)
							&& uses.stream().noneMatch((used) -> isIn(type, used))))
			.because("services meet over HTTP and Kafka, never in code");
	}

	private static boolean isIn(JavaClass type, String name) {
		return type.getPackageName().equals(name) || type.getPackageName().startsWith(name + '.');
	}

	private static ArchRule nullMarked() {
		return classes().should(new ArchCondition<>("be in a @NullMarked package") {

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				JavaPackage home = type.getPackage();
				if (!home.isAnnotatedWith(NullMarked.class)) {
					events.add(SimpleConditionEvent.violated(type, home.getName() + " is not @NullMarked"));
				}
			}

		}).because("null is told by types, and checked by the compiler");
	}

}
