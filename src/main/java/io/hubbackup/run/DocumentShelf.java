package io.hubbackup.run;

import io.hubbackup.apply.Writer;
import io.hubbackup.decide.guard.ReportWrites;
import io.hubbackup.decide.policy.telling.Document;
import io.hubbackup.decide.policy.telling.PolicyReport;
import io.hubbackup.hub.Observed;
import io.hubbackup.observe.SingleObject;
import io.hubbackup.plan.Guards;
import io.hubbackup.plan.Target;
import io.hubbackup.plan.Write;
import io.hubbackup.plan.Write.Propagation;
import io.hubbackup.wire.Fingerprint;
import io.hubbackup.wire.Tree;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps the reports of the policies as they shall be: one that stands so is not written, and another's object of the same name is left alone (policies 7.4). */
final class DocumentShelf {

    private static final Logger LOG = Logger.getLogger(DocumentShelf.class);
    private static final String BECAUSE = "policies 7.4: report";

    /** Somebody may have changed or removed one: it is looked at again after this time, although there is nothing new. */
    static final Duration TRUSTED = Duration.ofMinutes(5);

    private record Put(String content, Instant at) {}

    private final SingleObject reader;
    private final Writer writer;
    private final Clock clock;
    private final Map<Target, Put> put = new HashMap<>();

    DocumentShelf(SingleObject reader, Writer writer, Clock clock) {
        this.reader = reader;
        this.writer = writer;
        this.clock = clock;
    }

    /** Nothing is known any more of what stands there. */
    void forget() {
        put.clear();
    }

    /** Blocks. The object as it is there, if it is this operator's. */
    Optional<Tree> read(Target target) {
        return reader.read(target.kind(), target.key())
                .fold(found -> found.filter(PolicyReport::isOurs), api -> Optional.empty(), doubt -> Optional.empty());
    }

    /** Blocks. Whether all stand as they should. Nothing is taken away before what takes its place is there. */
    boolean put(List<Document> documents) {
        return putAll(documents, true) && putAll(documents, false);
    }

    private boolean putAll(List<Document> documents, boolean present) {
        return documents.stream()
                .filter(document -> document.body().isPresent() == present)
                .map(this::put)
                .reduce(true, Boolean::logicalAnd);
    }

    private boolean put(Document document) {
        var content = Fingerprint.of(document.body().orElse(Map.of()));
        var last = put.get(document.target());
        if (last != null
                && last.content().equals(content)
                && clock.instant().isBefore(last.at().plus(TRUSTED))) {
            return true;
        }
        boolean done = stands(document);
        if (done) {
            put.put(document.target(), new Put(content, clock.instant()));
        } else {
            put.remove(document.target());
        }
        return done;
    }

    private boolean stands(Document document) {
        return switch (reader.read(document.target().kind(), document.target().key())) {
            case Observed.Value<Optional<Tree>>(var there) ->
                plan(document, there).map(this::executed).orElse(true);
            case Observed.NotServed<Optional<Tree>> absent -> document.body().isEmpty();
            case Observed.Unreadable<Optional<Tree>>(var api, var why) -> {
                LOG.warnf("A report could not be read, so it is not written. object=%s because=%s", api, why);
                yield false;
            }
        };
    }

    private boolean executed(Write write) {
        var outcomes = writer.execute(Guards.clear(write, List.of(new ReportWrites())));
        outcomes.failures()
                .forEach(failed -> LOG.warnf(
                        "A report was not written. object=%s code=%d because=%s",
                        failed.write().target(), failed.code(), failed.why()));
        return !outcomes.unfinished();
    }

    private static Optional<Write> plan(Document document, Optional<Tree> there) {
        var target = document.target();
        if (there.isEmpty()) {
            return document.body().map(body -> new Write.Create(target, body, BECAUSE));
        }
        var object = there.get();
        if (!PolicyReport.isOurs(object)) {
            document.body()
                    .ifPresent(body -> LOG.warnf(
                            "%s belongs to somebody else and is left alone: nothing is reported there.", target));
            return Optional.empty();
        }
        var uid = object.child("metadata").text("uid").orElse("");
        return document.body()
                .map(body -> patch(target, body, object, uid))
                .orElseGet(() -> Optional.of(new Write.Delete(target, uid, Propagation.BACKGROUND, BECAUSE)));
    }

    private static Optional<Write> patch(Target target, Map<String, Object> body, Tree object, String uid) {
        if (body.entrySet().stream().allMatch(field -> isSo(field.getKey(), field.getValue(), object))) {
            return Optional.empty();
        }
        var patch = new LinkedHashMap<String, Object>(body);
        patch.computeIfPresent("data", (field, wanted) -> replacing(object.child("data"), wanted));
        return Optional.of(new Write.Patch(target, patch, Optional.of(uid), Optional.empty(), BECAUSE));
    }

    /** Of the metadata only that it is ours is asked, and that has been seen. */
    private static boolean isSo(String field, Object wanted, Tree object) {
        var there = object.fields().get(field);
        return field.equals("metadata")
                || there != null && Fingerprint.of(there).equals(Fingerprint.of(wanted));
    }

    /** A merge keeps what is not named. */
    private static Map<String, @Nullable Object> replacing(Tree there, Object wanted) {
        var data = new LinkedHashMap<String, @Nullable Object>();
        there.fields().keySet().forEach(key -> data.put(key, null));
        if (wanted instanceof Map<?, ?> fields) {
            fields.forEach((key, value) -> data.put(String.valueOf(key), value));
        }
        return data;
    }
}
