package io.hubbackup.decide.backup.template;

import io.hubbackup.hub.ApiResource;
import io.hubbackup.hub.ResourceCatalogue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which kinds go into which backup, as a function of what the API server serves now and of nothing else (BW20). */
public sealed interface ResourceSelection {

    /**
     * The lists of kinds, in the order of discovery; order has no meaning for Velero (B3.20).
     *
     * @param managedClusters included kinds of the managed clusters backup (B3.18)
     * @param resources included kinds of the resources backup, never empty (B3.17, BW1)
     * @param genericExcluded excluded kinds of the generic backup (B3.19)
     * @param unresolved kinds that belong into a list, but that Velero cannot find by the name it would get there (BW39); sorted
     * @param notBackedUp kinds of Hive and Metal3 that are in no backup unless labelled (BW41); sorted
     */
    record Selected(
            List<String> managedClusters,
            List<String> resources,
            List<String> genericExcluded,
            List<String> unresolved,
            List<String> notBackedUp)
            implements ResourceSelection {
        public Selected {
            managedClusters = List.copyOf(managedClusters);
            resources = List.copyOf(resources);
            genericExcluded = List.copyOf(genericExcluded);
            unresolved = List.copyOf(unresolved);
            notBackedUp = List.copyOf(notBackedUp);
        }
    }

    /** The catalogue lacks what every hub serves; lists made from it would be a hole in the backups (BW1). */
    record TooThin(String why) implements ResourceSelection {}

    static ResourceSelection of(ResourceCatalogue catalogue) {
        var kinds = catalogue.resources().stream()
                .filter(resource -> resource.listable() && !resource.subresource())
                .map(Candidate::of)
                .toList();
        if (kinds.stream().noneMatch(kind -> kind.name().equals(ResourceGroups.CORNERSTONE))) {
            return new TooThin("the API server does not serve " + ResourceGroups.CORNERSTONE);
        }
        var activation = activation(kinds);
        var general = general(kinds, activation);
        var resources = matching(general, kind -> !kind.endsWith(ResourceGroups.HIVE_SUFFIX));
        if (resources.isEmpty()) {
            return new TooThin("the API server serves no kind that the resources backup holds");
        }
        var managedClusters = joined(activation, matching(general, kind -> kind.endsWith(ResourceGroups.HIVE_SUFFIX)));
        return new Selected(
                managedClusters,
                resources,
                joined(ResourceGroups.CREDENTIAL_KINDS, managedClusters, List.of(ResourceGroups.NAMESPACE_KIND)),
                unresolved(kinds),
                notBackedUp(kinds, managedClusters));
    }

    /**
     * A kind that may belong into a list.
     *
     * @param name in the form in which templates name it
     * @param share that of its group; of a kind that is left out, none
     * @param resolvable Velero looks a name up among the plural and singular names of a group. A server that tells no singular name lets Velero derive it from the
     *     kind, which gives the kind in lower case.
     */
    record Candidate(String group, String name, ResourceGroups.Share share, boolean resolvable) {

        static Candidate of(ApiResource kind) {
            var name = kind.kindDotGroup();
            var word = name.substring(0, kind.kind().length());
            return new Candidate(
                    kind.group(),
                    name,
                    ResourceGroups.EXCLUDED_KINDS.contains(name)
                            ? ResourceGroups.Share.NONE
                            : ResourceGroups.shareOf(kind.group()),
                    kind.singular().isEmpty() || word.equals(kind.singular()) || word.equals(kind.plural()));
        }

        boolean wanted() {
            return share != ResourceGroups.Share.NONE || ResourceGroups.ACTIVATION_KINDS.contains(name);
        }
    }

    /** The fixed list and the kinds of the activation groups (B3.15). */
    private static List<String> activation(List<Candidate> kinds) {
        return joined(ResourceGroups.ACTIVATION_KINDS, named(kinds, ResourceGroups.Share.ACTIVATION));
    }

    /** B3.16: what the managed clusters backup does not name already. */
    private static List<String> general(List<Candidate> kinds, List<String> activation) {
        return matching(named(kinds, ResourceGroups.Share.GENERAL), kind -> !activation.contains(kind));
    }

    private static List<String> named(List<Candidate> kinds, ResourceGroups.Share share) {
        return kinds.stream()
                .filter(kind -> kind.share() == share && kind.resolvable())
                .map(Candidate::name)
                .distinct()
                .toList();
    }

    /** A kind that one version names well is found through that version. */
    private static List<String> unresolved(List<Candidate> kinds) {
        var wanted = kinds.stream().filter(Candidate::wanted).toList();
        var found = wanted.stream()
                .filter(Candidate::resolvable)
                .map(Candidate::name)
                .collect(Collectors.toSet());
        return wanted.stream()
                .map(Candidate::name)
                .filter(kind -> !found.contains(kind))
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> notBackedUp(List<Candidate> kinds, List<String> managedClusters) {
        return kinds.stream()
                .filter(kind -> ResourceGroups.PARTLY_TAKEN.contains(kind.group()))
                .map(Candidate::name)
                .filter(kind -> !managedClusters.contains(kind))
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> matching(List<String> kinds, Predicate<String> wanted) {
        return kinds.stream().filter(wanted).toList();
    }

    @SafeVarargs
    private static List<String> joined(List<String>... lists) {
        Set<String> all = new LinkedHashSet<>();
        Stream.of(lists).forEach(all::addAll);
        return new ArrayList<>(all);
    }
}
