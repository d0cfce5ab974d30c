# Sourced by mvnw: sets JAVA_HOME to a JDK that can build this project.
# A good JAVA_HOME is left alone; otherwise the lowest installed JDK that is new enough is taken.

least_jdk=21

# Prints the feature version of the JDK in directory $1, or fails if there is no complete one.
jdk_version() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

fits() {
  case "$1" in '' | *[!0-9]*) return 1 ;; esac
  [ "$1" -ge "$least_jdk" ]
}

find_jdk() {
  best='' best_version=''
  set +f
  for candidate in "$@" /usr/lib/jvm/* /opt/java/* /opt/jdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/*; do
    version="$(jdk_version "$candidate")" && fits "$version" || continue
    if [ -z "$best" ] || [ "$version" -lt "$best_version" ]; then
      best="$candidate" best_version="$version"
    fi
  done
  set -f
  [ -n "$best" ]
}

jdk_on_path() {
  java_on_path="$(command -v javac)" || return 0
  while [ -L "$java_on_path" ]; do
    target="$(readlink "$java_on_path")"
    case "$target" in
    /*) java_on_path="$target" ;;
    *) java_on_path="$(dirname "$java_on_path")/$target" ;;
    esac
  done
  dirname "$(dirname "$java_on_path")"
}

if ! fits "$(jdk_version "${JAVA_HOME-}")"; then
  if find_jdk "$(jdk_on_path)"; then
    JAVA_HOME="$best"
    export JAVA_HOME
  else
    echo "A JDK $least_jdk or newer is needed and none was found: install one (for example \"apt-get install openjdk-$least_jdk-jdk\") or set JAVA_HOME." >&2
    exit 1
  fi
fi
