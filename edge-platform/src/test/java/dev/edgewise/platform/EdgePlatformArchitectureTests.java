package dev.edgewise.platform;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.edgewise.platform.testing.ModuleRules;

class EdgePlatformArchitectureTests {

	@Test
	void usesOnlyTheCacheAndKeepsTheRulesOfTheHouse() {
		ModuleRules.check("dev.edgewise.platform", List.of("dev.edgewise.cache"));
	}

}
