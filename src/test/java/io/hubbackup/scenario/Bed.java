package io.hubbackup.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.EmbeddedApiServer;
import io.hubbackup.apiserver.Settings;
import io.hubbackup.apiserver.fault.Faults;
import io.hubbackup.apiserver.request.Address;
import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.request.ApiResponse;
import io.hubbackup.apiserver.request.Handler;
import io.hubbackup.decide.backup.View;
import io.hubbackup.decide.restore.admission.RestoreWish;
import io.hubbackup.demo.operator.DirectTransport;
import io.hubbackup.demo.operator.InProcessOperator;
import io.hubbackup.demo.operator.Place;
import io.hubbackup.demo.time.SimulatedProcess;
import io.hubbackup.demo.time.VirtualTime;
import io.hubbackup.demo.velero.Detail;
import io.hubbackup.demo.velero.Mishap;
import io.hubbackup.demo.velero.Mishaps;
import io.hubbackup.demo.velero.Pace;
import io.hubbackup.demo.velero.VeleroEmulator;
import io.hubbackup.demo.velero.store.MemoryStore;
import io.hubbackup.hub.ObjectKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One hub in this process, on which one scenario is played once: server, Velero, token add-on and operator, all in one virtual time. */
final class Bed implements AutoCloseable {

    private static final Duration BEGINNING = Duration.ofSeconds(10);
    private static final Duration UNTIL_RESTARTED = Duration.ofSeconds(20);

    /** Longer than any back-off, and than the silence of a watch. */
    static final Duration SETTLING = Duration.ofMinutes(20);

    private static final Set<String> READS = Set.of("get", "list", "watch");
    private static final Pattern CONFIRMATION = Pattern.compile(Pattern.quote(RestoreWish.CONFIRM) + ": (\\w+)");
    private static final Pattern STAMP = Pattern.compile("-\\d{14}\\b");
    private static final long SEED = 20260302;

    private final Scenario scenario;
    private final UnaryOperator<View> sight;
    private final VirtualTime time = new VirtualTime(HubObjects.START);
    private final SimulatedProcess cluster = time.process("cluster");
    private final EmbeddedApiServer server = new EmbeddedApiServer(cluster, cluster, new Random(SEED));
    private final Faults faults = server.faults();
    private final Desk desk = new Desk(server.handler(), "scenario");
    private final MemoryStore store = new MemoryStore();
    private final Detail detail;
    private Mishaps mishaps = Mishaps.NONE;
    private final List<Address> asked = new ArrayList<>();
    private final List<ObjectNode> troubled = new ArrayList<>();
    private Optional<InProcessOperator> operator = Optional.empty();
    private int deadlyWrite;
    private int writes;
    private int operators;

    private Bed(Scenario scenario, UnaryOperator<View> sight) {
        this.scenario = scenario;
        this.sight = sight;
        this.detail = scenario.stored().isPresent() ? Detail.FULL : Detail.COARSE;
        scenario.stored().ifPresent(set -> set.putInto(store));
    }

    /** What a scenario without trouble leaves in the store, with all objects. */
    static MemoryStore store(Scenario scenario) {
        try (var bed = new Bed(scenario.beside(StoredSet.NONE), UnaryOperator.identity())) {
            var calm = new Disturbance.Calm();
            bed.begin(calm);
            bed.tell(calm);
            return bed.store;
        }
    }

    static Outcome play(Scenario scenario, Disturbance disturbance) {
        return play(scenario, disturbance, UnaryOperator.identity());
    }

    /** @param sight makes the operator see wrongly, to plant a defect */
    static Outcome play(Scenario scenario, Disturbance disturbance, UnaryOperator<View> sight) {
        try (var bed = new Bed(scenario, sight)) {
            bed.begin(disturbance);
            bed.tell(disturbance);
            bed.faults.clear();
            bed.time.advance(SETTLING);
            return bed.outcome();
        }
    }

    private void begin(Disturbance disturbance) {
        Definitions.install(scenario, server);
        time.settle();
        create(scenario.hub());
        startVelero();
        PlayedTokenAddOn.start(new Desk(server.handler(), "token-add-on"), cluster);
        switch (disturbance) {
            case Disturbance.Once once -> faults.add(once.rule());
            case Disturbance.Crash crash -> deadlyWrite = crash.afterWrite();
            case Disturbance.Lasting later -> {}
            case Disturbance.Calm calm -> {}
        }
        startOperator();
        time.advance(BEGINNING);
    }

    private void create(List<ObjectNode> objects) {
        time.call(() -> {
            objects.forEach(desk::create);
            return true;
        });
    }

    private void startVelero() {
        var velero = time.process("velero");
        var client = place(server.handler()).client(velero, VeleroEmulator.USER_AGENT);
        VeleroEmulator.start(new VeleroEmulator.Surroundings(
                        client, velero, velero, HubObjects.NAMESPACE, location -> store, Pace.BRISK)
                .with(Mishaps.later(() -> mishaps))
                .with(detail));
    }

    private Place place(Handler way) {
        var transport = new DirectTransport.Server(way, cluster, cluster);
        return new Place(time, transport, "http://hub.example.com", Settings.ADMIN_TOKEN);
    }

    private void startOperator() {
        operators++;
        var place = place(this::heard);
        var name = "operator-" + operators;
        operator = Optional.of(InProcessOperator.start(
                place, new InProcessOperator.Traits(name, Map.of(), new Random(SEED + operators), sight)));
    }

    /** What the operator asks. */
    private ApiResponse heard(ApiRequest request) {
        var address = Address.of(request);
        asked.add(address);
        var answer = server.handler().handle(request);
        if (!READS.contains(address.verb()) && ++writes == deadlyWrite) {
            operator.ifPresent(InProcessOperator::kill);
            cluster.after(UNTIL_RESTARTED, this::startOperator);
            return new ApiResponse.Cut();
        }
        return answer;
    }

    private void tell(Disturbance disturbance) {
        for (int step = 0; step < scenario.steps().size(); step++) {
            var next = scenario.steps().get(step);
            if (disturbance instanceof Disturbance.Lasting trouble && trouble.step() == step) {
                suffer(trouble, next);
            } else {
                tell(next);
            }
        }
    }

    private void tell(Step step) {
        time.call(() -> {
            act(step.act());
            return true;
        });
        time.advance(step.then());
    }

    private void suffer(Disturbance.Lasting trouble, Step step) {
        if (trouble.before()) {
            faults.add(trouble.rule());
        }
        tell(step);
        if (!trouble.before()) {
            faults.add(trouble.rule());
        }
        time.advance(trouble.time());
        troubled.addAll(time.call(() -> desk.list(HubKinds.BACKUP_SCHEDULE)));
        faults.clear();
        time.advance(SETTLING);
    }

    private void act(Step.Act act) {
        switch (act) {
            case Step.Act.Create create -> create.objects().forEach(desk::create);
            case Step.Act.Change change ->
                desk.change(change.kind(), change.namespace(), change.name(), change.subresource(), change.patch());
            case Step.Act.Delete delete -> desk.delete(delete.kind(), delete.namespace(), delete.name());
            case Step.Act.Define define ->
                Definitions.named(define.definitions()).forEach(desk::create);
            case Step.Act.Undefine undefine ->
                undefine.definitions().forEach(name -> desk.delete(HubKinds.DEFINITION, "", name));
            case Step.Act.Store(var set) -> set.putInto(store);
            case Step.Act.Befall(var inName, var mishap) ->
                mishaps = Mishaps.ofRestores(name -> name.contains(inName) ? mishap : new Mishap.None());
            case Step.Act.Confirm(var restore) -> confirm(restore);
            case Step.Act.Rest rest -> {}
        }
    }

    /** As its message says: all that the Go operator's definitions keep. */
    private void confirm(String restore) {
        var key = new ObjectKey(HubObjects.NAMESPACE, restore);
        var message = desk.get(HubKinds.RESTORE, key).orElseThrow().at("/status/lastMessage");
        var asked = CONFIRMATION.matcher(message.asText());
        if (!asked.find()) {
            throw new IllegalStateException(restore + " asks for nothing: " + message);
        }
        var annotations = Map.of(RestoreWish.CONFIRM, asked.group(1));
        desk.change(
                HubKinds.RESTORE, key.namespace(), restore, "", Map.of("metadata", Map.of("annotations", annotations)));
    }

    private Outcome outcome() {
        var objects = time.call(() -> HubKinds.OUTCOME.stream()
                .flatMap(kind -> desk.list(kind).stream())
                .toList());
        return new Outcome(EndState.of(objects), deletes(), List.copyOf(asked), List.copyOf(troubled));
    }

    private SortedSet<String> deletes() {
        return asked.stream()
                .filter(address -> address.verb().startsWith("delete"))
                .map(address -> STAMP.matcher(
                                "%s %s/%s".formatted(address.resource(), address.namespace(), address.name()))
                        .replaceAll("-<stamp>"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public void close() {
        operator.ifPresent(InProcessOperator::close);
        server.close();
        time.close();
    }
}
