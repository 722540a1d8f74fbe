package dev.edgewise.platform.problem;

class ServletProblemsTests extends ProblemContract {

	@Override
	String stack() {
		return "servlet";
	}

}
