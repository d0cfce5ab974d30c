package io.hubbackup.demo.console;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.hubbackup.demo.site.Site;
import io.hubbackup.demo.site.Stage;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Does what is typed, on the hub that is in use. */
public final class Console {

    private final Stage stage;
    private final Clock clock;
    private final Consumer<String> out;
    private final Runnable end;
    private final List<Verb> verbs;
    private Site site;

    /**
     * @param out prints
     * @param end ends the demonstration
     */
    public Console(Stage stage, Clock clock, Consumer<String> out, Runnable end) {
        this.stage = stage;
        this.clock = clock;
        this.out = out;
        this.end = end;
        this.site = stage.sites().getFirst();
        this.verbs = List.of(
                new Verb(
                        "status",
                        "",
                        "what kubectl describe would say that matters",
                        rest -> print(new StatusPage(site, clock).lines())),
                new Verb(
                        "get",
                        "KIND [-A]",
                        "objects of a kind in Velero's namespace, or in all",
                        rest -> print(new ApiTable(site).lines(rest))),
                new Verb(
                        "apply",
                        "FILE",
                        "as kubectl apply does, a folder too",
                        file -> print(new Manifests(site).apply(file))),
                new Verb(
                        "replace",
                        "FILE",
                        "as kubectl replace --force does: deletes what is there and makes it anew",
                        file -> print(new Manifests(site).replace(file))),
                new Verb(
                        "delete",
                        "KIND NAME [-n NAMESPACE]",
                        "as kubectl delete does",
                        rest -> print(new ApiTable(site).delete(rest))),
                new Verb("cron", "EXPRESSION", "when the hub shall be backed up", cron -> edit("veleroSchedule", cron)),
                new Verb("pause", "", "no backups from now on", rest -> edit("paused", true)),
                new Verb("resume", "", "backups again", rest -> edit("paused", false)),
                new Verb("own", "", "this hub owns the storage from now on", rest -> print(edits().own())),
                new Verb("store fail", "", "the store cannot be used from now on", rest -> storeFails()),
                new Verb("store recover", "", "the store works again", rest -> storeRecovers()),
                new Verb(
                        "velero stop",
                        "",
                        "Velero's Deployment is scaled to nothing",
                        rest -> print(new VeleroScale(site).to(0))),
                new Verb("velero start", "", "and up again", rest -> print(new VeleroScale(site).to(1))),
                new Verb("hub foreign", "", "another hub begins to back up to the same store", rest -> foreign()),
                new Verb(
                        "activate",
                        "",
                        "the newest Restore brings the managed clusters to this hub",
                        rest -> print(new RestoreEdits(site).activate())),
                new Verb(
                        "clusters",
                        "",
                        "which hub each managed cluster belongs to",
                        rest -> print(new ClusterTable(stage).lines())),
                new Verb("kill", "HUB", "a hub is lost: nobody on it answers or works any more", this::kill),
                new Verb("wake", "HUB", "a hub that was lost is there again, as it was", this::wake),
                new Verb("use", "HUB", "what is typed from now on is for this hub", this::use),
                new Verb("help", "", "this", rest -> help()),
                new Verb("quit", "", "ends everything, as Ctrl-C does", rest -> end.run()));
    }

    /** One line; an error is printed. */
    public synchronized void type(String typed) {
        var line = typed.strip();
        if (line.isEmpty()) {
            return;
        }
        try {
            verb(line).run(line);
        } catch (Refused refused) {
            out.accept(String.valueOf(refused.getMessage()));
        } catch (KubernetesClientException failed) {
            out.accept("The API server says: " + failed.getMessage());
        }
    }

    private Verb verb(String line) {
        return verbs.stream()
                .filter(verb -> verb.begins(line))
                .max(Comparator.comparingInt(verb -> verb.words().length()))
                .orElseThrow(() -> new Refused("There is no command \"%s\". There are: %s; help explains them."
                        .formatted(line, verbs.stream().map(Verb::words).collect(Collectors.joining(", ")))));
    }

    /** All at once: what happens meanwhile is told before or behind it. */
    private void print(List<String> lines) {
        if (!lines.isEmpty()) {
            out.accept(String.join(System.lineSeparator(), lines));
        }
    }

    private void help() {
        print(verbs.stream().map(Verb::help).toList());
    }

    private ScheduleEdits edits() {
        return new ScheduleEdits(site, clock);
    }

    private void edit(String field, Object value) {
        print(edits().set(field, value));
    }

    private void storeFails() {
        stage.store().fail();
        out.accept("The store cannot be used any more; Velero notices in a few seconds. store recover ends that.");
    }

    private void storeRecovers() {
        stage.store().recover();
        out.accept("The store works again; Velero notices in a few seconds.");
    }

    private void foreign() {
        var other = stage.another(site);
        print(new Manifests(other).apply(Manifests.SAMPLE));
        out.accept("%s begins to back up to the same store; %s notices when Velero has looked there."
                .formatted(other.name(), site.name()));
    }

    private void kill(String name) {
        stage.kill(hub(name));
        out.accept("%s is lost. wake %s brings it back.".formatted(name, name));
    }

    private void wake(String name) {
        stage.wake(hub(name));
        out.accept("%s is there again.".formatted(name));
    }

    private Site hub(String name) {
        return stage.sites().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refused("There is no hub \"%s\". There are: %s."
                        .formatted(name, stage.sites().stream().map(Site::name).collect(Collectors.joining(", ")))));
    }

    private void use(String name) {
        site = hub(name);
        out.accept("From now on what you type is for " + site.name() + ".");
    }
}
