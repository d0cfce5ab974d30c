package io.hubbackup.demo.velero.archive;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Names that are asked for and names that are not wanted: of kinds, or of namespaces. */
final class Names {

    static final String ALL = "*";

    private final Set<String> included;
    private final Set<String> excluded;
    private final List<Glob> includedPatterns;
    private final List<Glob> excludedPatterns;

    Names(Collection<String> included, Collection<String> excluded) {
        this.included = Set.copyOf(included);
        this.excluded = Set.copyOf(excluded);
        this.includedPatterns = patterns(included);
        this.excludedPatterns = patterns(excluded);
    }

    private static List<Glob> patterns(Collection<String> names) {
        return names.stream()
                .filter(Glob::isPattern)
                .filter(name -> !name.equals(ALL))
                .map(Glob::of)
                .toList();
    }

    /** The same with other names for what has one; patterns stay. */
    Names renamed(UnaryOperator<String> name) {
        return new Names(renamed(included, name), renamed(excluded, name));
    }

    private static Set<String> renamed(Set<String> names, UnaryOperator<String> newName) {
        var renamed = new HashSet<String>();
        names.forEach(name -> renamed.add(Glob.isPattern(name) ? name : newName.apply(name)));
        return renamed;
    }

    /** Nothing is named, on either side. */
    boolean everything() {
        return excluded.isEmpty() && anything();
    }

    /** Nothing is asked for in particular. */
    boolean anything() {
        return included.isEmpty() || included.contains(ALL);
    }

    boolean nothingIncluded() {
        return included.isEmpty();
    }

    boolean includes(String name) {
        return !excludes(name) && (anything() || names(name));
    }

    /** It is asked for by its name or a pattern. */
    boolean names(String name) {
        return included.contains(name) || includedPatterns.stream().anyMatch(glob -> glob.matches(name));
    }

    boolean excludes(String name) {
        return excluded.contains(ALL)
                || excluded.contains(name)
                || excludedPatterns.stream().anyMatch(glob -> glob.matches(name));
    }

    /** Those asked for that are no patterns. */
    List<String> literally() {
        return included.stream().filter(name -> !Glob.isPattern(name)).sorted().toList();
    }
}
