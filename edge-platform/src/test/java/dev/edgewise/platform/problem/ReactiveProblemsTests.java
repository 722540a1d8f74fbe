package dev.edgewise.platform.problem;

class ReactiveProblemsTests extends ProblemContract {

	@Override
	String stack() {
		return "reactive";
	}

}
