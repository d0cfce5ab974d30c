package io.hubbackup.demo;

import io.fabric8.kubernetes.client.Config;
import io.hubbackup.demo.registration.Mishap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the command is started with.
 *
 * @param hubs how many hubs share the store
 * @param fleet how many sample clusters the first hub has
 * @param mishaps with how many of them what is wrong, when they shall come over
 * @param store the folder that they back up to; a temporary one unless given
 * @param kubeconfig of a real hub, in place of all of these
 * @param verbose whether the operator's log is shown too
 */
record Options(
        int hubs,
        int fleet,
        SortedMap<Mishap, Integer> mishaps,
        Optional<Path> store,
        Optional<Path> kubeconfig,
        boolean verbose,
        boolean help) {

    static final String USAGE = """
            ./mvnw -Pdemo                             a hub with sample clusters, Velero's emulator and the operator, in this process
            ./mvnw -Pdemo -Ddemo="OPTION …"           the same, with options:

              --hubs 2            two hubs on one store: the first one has the clusters and backs up, the second one is empty
              --fleet N           so many sample clusters, 0 to 5000 (5); half of them are imported ones
              --mishaps LIST      what is wrong with so many of these, when they shall come over to another hub, for example
                                  expired=3,no-url=2; there are expired, revoked, forbidden, no-token, no-url and wrong-url
              --store FOLDER      where the backups are kept (a temporary folder, removed at the end)
              --kubeconfig FILE   no hub of ours: run the operator on the hub that this file leads to
              --verbose           show the operator's log too
              --help              this
            """;

    private static final int MOST_HUBS = 2;
    private static final int FEW = 5;
    private static final int MOST_CLUSTERS = 5_000;

    private static final Options USUAL =
            new Options(1, FEW, new TreeMap<>(), Optional.empty(), Optional.empty(), false, false);

    /** @throws BadOption when they cannot be used */
    static Options of(List<String> words) {
        var options = USUAL;
        var given = new TreeSet<String>();
        for (var rest = split(words).iterator(); rest.hasNext(); ) {
            var name = rest.next();
            options = options.with(name, rest);
            if (!given.add(name)) {
                throw new BadOption("%s is given twice; say it once.".formatted(name));
            }
        }
        options.checkMishaps();
        given.removeAll(List.of("--kubeconfig", "--verbose", "--help"));
        if (options.kubeconfig.isPresent() && !given.isEmpty()) {
            throw new BadOption(
                    "%s is for a hub of ours, and --kubeconfig %s names a real one; leave one of the two out."
                            .formatted(String.join(", ", given), options.kubeconfig.get()));
        }
        return options;
    }

    /** {@code --name=value} is {@code --name value}. */
    private static List<String> split(List<String> words) {
        return words.stream()
                .flatMap(word -> word.startsWith("--") ? List.of(word.split("=", 2)).stream() : List.of(word).stream())
                .toList();
    }

    private Options with(String name, Iterator<String> rest) {
        return switch (name) {
            case "--hubs" ->
                new Options(number(name, rest, 1, MOST_HUBS), fleet, mishaps, store, kubeconfig, verbose, help);
            case "--fleet" ->
                new Options(hubs, number(name, rest, 0, MOST_CLUSTERS), mishaps, store, kubeconfig, verbose, help);
            case "--mishaps" ->
                new Options(hubs, fleet, MishapList.read(value(name, rest)), store, kubeconfig, verbose, help);
            case "--store" ->
                new Options(hubs, fleet, mishaps, Optional.of(folder(name, rest)), kubeconfig, verbose, help);
            case "--kubeconfig" ->
                new Options(hubs, fleet, mishaps, store, Optional.of(file(name, rest)), verbose, help);
            case "--verbose" -> new Options(hubs, fleet, mishaps, store, kubeconfig, true, help);
            case "--help", "-h" -> new Options(hubs, fleet, mishaps, store, kubeconfig, verbose, true);
            default ->
                throw new BadOption(
                        "There is no option %s. There are --hubs, --fleet, --mishaps, --store, --kubeconfig, --verbose and --help."
                                .formatted(name));
        };
    }

    private void checkMishaps() {
        int wanted = mishaps.values().stream().mapToInt(Integer::intValue).sum();
        int imported = (fleet + 1) / 2;
        if (wanted > imported) {
            throw new BadOption(
                    "--mishaps is about %d clusters, and of --fleet %d only %d are imported ones; take --fleet %d."
                            .formatted(wanted, fleet, imported, 2 * wanted));
        }
    }

    private static int number(String name, Iterator<String> rest, int least, int most) {
        var value = value(name, rest);
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // the same answer as for a number that does not fit
        }
        throw new BadOption("%s %s: it must be a whole number from %d to %d, for example %1$s %d."
                .formatted(name, value, least, most, most > FEW ? FEW : most));
    }

    private static Path folder(String name, Iterator<String> rest) {
        var value = value(name, rest);
        var folder = Path.of(value);
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new BadOption(
                    "%s %s: it must be a folder, and this is a file; name a folder, or one that can be made."
                            .formatted(name, value));
        }
        return folder;
    }

    private static Path file(String name, Iterator<String> rest) {
        var value = value(name, rest);
        var file = Path.of(value);
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new BadOption(
                    "%s %s: it must be a file that can be read, and there is none; give the path of a kubeconfig, as in KUBECONFIG."
                            .formatted(name, value));
        }
        try {
            Config.fromKubeconfig(file.toFile());
            return file;
        } catch (RuntimeException noKubeconfig) {
            var why = String.valueOf(noKubeconfig.getMessage())
                    .lines()
                    .findFirst()
                    .orElse("it is empty");
            throw new BadOption(
                    "%s %s: it must be a kubeconfig, and cannot be read as one (%s); give the one that kubectl uses."
                            .formatted(name, value, why));
        }
    }

    private static String value(String name, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new BadOption("%s needs a value behind it; see --help.".formatted(name));
        }
        return rest.next();
    }
}
