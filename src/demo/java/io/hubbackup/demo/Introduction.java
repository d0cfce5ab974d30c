package io.hubbackup.demo;

import io.hubbackup.demo.console.Manifests;
import io.hubbackup.demo.site.Site;
import java.util.List;

/** What a newcomer is told to do next. */
record Introduction(Terminal terminal) {

    void of(List<Site> sites) {
        terminal.heading("\nWhat to do next, in a second terminal:");
        sites.forEach(site -> terminal.say(
                "  export KUBECONFIG=%s    # %s".formatted(site.kubeconfig().toAbsolutePath(), site.name())));
        List.of(
                        "get bsch",
                        "describe bsch schedule-acm",
                        "get backups",
                        "get secrets -A -l cluster.open-cluster-management.io/backup")
                .forEach(line -> terminal.say("  kubectl " + line));
        terminal.heading("or here, where you can type much the same:");
        terminal.say("  get bsch    status    get backups    get secrets -A    help    quit");
        terminal.say(
                sites.size() > 1
                        ? "README.md, \"The story of two hubs\", says how the one takes over from the other."
                        : "README.md, \"See it run\", says what to break.");
        terminal.heading("\nWhat happens:");
    }

    void ofReal(Site site) {
        terminal.heading("\nWhat to do next:");
        terminal.say("  No other operator for these resources may run on this hub; scale one that does down to 0.");
        terminal.say("  status    get bsch    apply %s    help    quit".formatted(Manifests.SAMPLE));
        terminal.say("  Objects without a namespace go to %s.".formatted(site.namespace()));
        terminal.heading("\nWhat happens:");
    }
}
