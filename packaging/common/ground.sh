# shellcheck shell=sh
# shellcheck disable=SC2034 # what is set here is used by the scripts that read it
#
# What the scripts stand on: a JDK, Maven, Debian packages. Read by them, not run by itself.

say() {
    printf '%s\n' "$*" >&2
}

fail() {
    say "$*"
    exit 1
}

# Whether this is Debian (or a child of it) and we may install packages.
may_install() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1
}

is_installed() {
    status=$(dpkg-query -W -f='${Status}' "$1" 2>/dev/null) || status=''
    [ "$status" = 'install ok installed' ]
}

# The Debian packages among "$@" that are not installed. Since Debian 13 libraries with times of 64
# bits have t64 at the end of their name; who installs one may leave that out.
missing_packages() {
    for package in "$@"; do
        is_installed "$package" || is_installed "${package}t64" || printf '%s ' "$package"
    done
}

lists_are_fresh=''

# Installs the Debian packages "$@"; its words are shown only when it fails.
install_packages() {
    said=$(mktemp) || return 1
    if [ -z "$lists_are_fresh" ]; then
        say "Installing $* ..."
        apt-get -q update >"$said" 2>&1 || cat "$said" >&2
        lists_are_fresh=yes
    fi
    # Services of these packages are not to be started: tests start their own.
    if DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 \
        apt-get -q -y --no-install-recommends install "$@" >"$said" 2>&1; then
        rm -f "$said"
    else
        cat "$said" >&2
        rm -f "$said"
        return 1
    fi
}

# Whether the folder $1 is a JDK of version 25 or newer; starts no Java for it.
is_jdk() {
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    release=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    [ "${release:-0}" -ge 25 ]
}

# Set by the searches below.
jdk=''
mvn=''

# Sets `jdk` to the folder of a JDK 25.
look_for_jdk() {
    on_path=$(command -v javac 2>/dev/null) || on_path=''
    on_path=$(readlink -f "$on_path" 2>/dev/null) || on_path=''
    mac=''
    [ -x /usr/libexec/java_home ] && mac=$(/usr/libexec/java_home -v 25+ 2>/dev/null)
    for candidate in "${JAVA_HOME:-}" "${on_path%/bin/javac}" \
        /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* \
        "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/* \
        /opt/* /opt/*/* "$mac" /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if [ -n "$candidate" ] && is_jdk "$candidate"; then
            jdk=$candidate
            return 0
        fi
    done
    return 1
}

find_jdk() {
    look_for_jdk && return 0
    if may_install; then
        # Not the headless one: without the AWT there is no icon in panels that know no other.
        install_packages openjdk-25-jdk >/dev/null 2>&1 && look_for_jdk && return 0
    fi
    fail "Calferry needs a JDK 25 or newer, and none was found.
Get one from https://adoptium.net/temurin/releases/?version=25 (or your package manager) and set JAVA_HOME to its folder."
}

# Sets `mvn` to the Maven to use.
look_for_mvn() {
    for candidate in "$(command -v mvn 2>/dev/null)" \
        "${HOME:-/nonexistent}/.sdkman/candidates/maven/current/bin/mvn" /opt/*maven*/bin/mvn; do
        if [ -x "$candidate" ]; then
            mvn=$candidate
            return 0
        fi
    done
    return 1
}

find_mvn() {
    look_for_mvn && return 0
    if may_install; then
        install_packages maven && look_for_mvn && return 0
    fi
    fail "Calferry is built with Maven 3.8 or newer, and none was found.
Get it from https://maven.apache.org/download.cgi or your package manager (Debian: maven) and put mvn on the PATH."
}

# Runs Maven on the JDK that was found, for the project in `root`.
maven() {
    JAVA_HOME=$jdk \
        MAVEN_OPTS="${MAVEN_OPTS:-} --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow" \
        "$mvn" -B -ntp -Dstyle.color=never -f "${root:?}/pom.xml" "$@"
}
