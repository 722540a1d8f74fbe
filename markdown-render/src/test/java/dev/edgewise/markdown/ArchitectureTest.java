package dev.edgewise.markdown;

import org.junit.jupiter.api.Test;

import dev.edgewise.platform.testing.ModuleRules;

class ArchitectureTest {

	@Test
	void keepsTheRulesOfTheHouse() {
		ModuleRules.check("dev.edgewise.markdown");
	}

}
