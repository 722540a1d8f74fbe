# Shared by up, down, status and token: finds Java, builds what is missing, runs the launcher. Works with bash 3.2.

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
local_stack=$repository/deploy/local
launcher_jar=$local_stack/target/local-launcher.jar
build_stamp=$local_stack/target/built

fail() {
	echo "edgewise: $*" >&2
	exit 1
}

# True for the home of a JDK 25 or newer.
is_jdk() {
	local major
	[ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
	major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
	[ "${major:-0}" -ge 25 ]
}

java_on_path() {
	command -v java >/dev/null && java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p'
}

find_jdk() {
	local candidate
	for candidate in "${JAVA_HOME:-}" "$(java_on_path)" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* \
		"$(/usr/libexec/java_home -v 25+ 2>/dev/null)" /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/.jdks/*; do
		if [ -n "$candidate" ] && is_jdk "$candidate"; then
			echo "$candidate"
			return 0
		fi
	done
	return 1
}

# A service is a module whose build makes it runnable.
service_modules() {
	(cd "$repository" && grep -l '<artifactId>spring-boot-maven-plugin</artifactId>' */pom.xml | sed 's#/pom.xml##')
}

# True if a file under the given paths is newer than the jar and the last build.
changed_since() {
	local jar=$1 stamp=$1
	shift
	[ -f "$build_stamp" ] && stamp=$build_stamp
	[ -n "$(cd "$repository" && find "$@" -type f -newer "$jar" -newer "$stamp" 2>/dev/null | head -n 1)" ]
}

launcher_is_built() {
	[ -f "$launcher_jar" ] && [ -d "$local_stack/target/lib" ]
}

needs_build() {
	local module
	launcher_is_built || return 0
	changed_since "$launcher_jar" pom.xml deploy/local/pom.xml deploy/local/src/main backing-services/pom.xml \
		backing-services/src/main && return 0
	for module in $(service_modules); do
		[ -f "$repository/$module/target/app/$module.jar" ] || return 0
		changed_since "$repository/$module/target/app/$module.jar" pom.xml deploy/jvm.options "$module/pom.xml" \
			"$module/src/main" edge-platform/pom.xml edge-platform/src/main edge-cache/pom.xml edge-cache/src/main && return 0
	done
	return 1
}

# Builds the given modules and what they need.
build() {
	echo "Building $1 ..." >&2
	(cd "$repository" && JAVA_HOME=$jdk ./mvnw -q package -DskipTests -am -pl "$1") >&2 || fail "the build failed, see above"
}

build_all() {
	build "$(service_modules | tr '\n' ',')deploy/local"
	touch "$build_stamp"
}

jdk=$(find_jdk) || fail "no JDK 25 found: set JAVA_HOME to one, or install one under /usr/lib/jvm or with sdkman"

launcher=("$jdk/bin/java" -Xmx64m -Xss512k -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+UseCompactObjectHeaders
	"-Dedgewise.repository=$repository" -cp "$launcher_jar:$local_stack/target/lib/*" dev.edgewise.local.command.Main)
