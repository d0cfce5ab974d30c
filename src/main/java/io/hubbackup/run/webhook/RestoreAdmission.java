package io.hubbackup.run.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.hubbackup.api.Restore;
import io.hubbackup.api.RestoreSpec;
import io.hubbackup.api.RestoreStatus;
import io.hubbackup.decide.restore.admission.AuthorRights;
import io.hubbackup.decide.restore.admission.Refusal;
import io.hubbackup.decide.restore.admission.RestoreChecks;
import io.hubbackup.decide.restore.admission.Right;
import io.hubbackup.run.webhook.AuthorAccess.Finding;
import io.hubbackup.wire.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Answers an AdmissionReview about a Restore (R1.31): first what the object asks for, then whether its author may ask for it. A deletion is let pass unseen, and so is a
 * change that leaves the spec as it is (W12).
 */
public final class RestoreAdmission {

    private static final Logger LOG = Logger.getLogger(RestoreAdmission.class);
    private static final String API_VERSION = "admission.k8s.io/v1";
    private static final String KIND = "AdmissionReview";

    private final AuthorAccess access;
    private final ObjectMapper json = new ObjectMapper();

    public RestoreAdmission(AuthorAccess access) {
        this.access = access;
    }

    /**
     * Blocks while the API server is asked for the author's rights.
     *
     * @return empty for something that is no review
     */
    public Optional<Tree> answer(Tree review) {
        var request = review.child("request");
        boolean known = review.text("apiVersion").filter(API_VERSION::equals).isPresent()
                && review.text("kind").filter(KIND::equals).isPresent();
        return request.text("uid").filter(uid -> known).map(uid -> answered(uid, judged(request)));
    }

    private Verdict judged(Tree request) {
        var verdict = verdict(request);
        if (verdict instanceof Verdict.Refuse(int code, String reason, String message)) {
            LOG.infof(
                    "Refused a Restore. namespace=%s name=%s user=%s code=%d because=%s",
                    request.text("namespace").orElse(""),
                    request.text("name").orElse(""),
                    user(request),
                    code,
                    message);
        }
        return verdict;
    }

    private Verdict verdict(Tree request) {
        try {
            return switch (request.text("operation").orElse("")) {
                case "DELETE" -> new Verdict.Pass();
                case "CREATE" -> onCreate(request);
                case "UPDATE" -> onUpdate(request);
                default -> Verdict.unreadable("the operation is neither CREATE, UPDATE nor DELETE");
            };
        } catch (IllegalArgumentException noRestore) {
            return Verdict.unreadable(firstLine(noRestore));
        }
    }

    private static String firstLine(Exception failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }

    private Verdict onCreate(Tree request) {
        var created = restore(request, "object");
        return verdict(request, RestoreChecks.onCreate(created), AuthorRights.toCreate(created));
    }

    private Verdict onUpdate(Tree request) {
        var before = restore(request, "oldObject");
        var after = restore(request, "object");
        return verdict(request, RestoreChecks.onUpdate(before, after), AuthorRights.toUpdate(before, after));
    }

    private Verdict verdict(Tree request, List<Refusal> refusals, List<Right> needed) {
        if (!refusals.isEmpty()) {
            return Verdict.of(refusals);
        }
        return needed.isEmpty() ? new Verdict.Pass() : rights(request, needed);
    }

    private Verdict rights(Tree request, List<Right> needed) {
        return switch (access.find(request.child("userInfo"), needed)) {
            case Finding.Sufficient sufficient -> new Verdict.Pass();
            case Finding.Lacking(var missing) -> Verdict.lacking(user(request), missing);
            case Finding.Unclear(var why) -> Verdict.unclear(user(request), why);
        };
    }

    private static String user(Tree request) {
        return request.child("userInfo").text("username").orElse("");
    }

    /** @throws IllegalArgumentException for a spec that has other types than a Restore's */
    private Restore restore(Tree request, String which) {
        var object = request.child(which);
        if (object.isEmpty()) {
            throw new IllegalArgumentException("there is no " + which);
        }
        var metadata = object.child("metadata");
        var restore = new Restore();
        restore.setMetadata(new ObjectMetaBuilder()
                .withNamespace(request.text("namespace").orElse(""))
                .withName(metadata.text("name").orElse(""))
                .withAnnotations(metadata.textMap("annotations"))
                .withDeletionTimestamp(metadata.text("deletionTimestamp").orElse(null))
                .build());
        restore.setSpec(json.convertValue(object.child("spec").fields(), RestoreSpec.class));
        restore.setStatus(json.convertValue(object.child("status").fields(), RestoreStatus.class));
        return restore;
    }

    private static Tree answered(String uid, Verdict verdict) {
        var response =
                switch (verdict) {
                    case Verdict.Pass pass -> Tree.of(Map.of("uid", uid, "allowed", true));
                    case Verdict.Refuse(int code, String reason, String message) ->
                        Tree.of(Map.of("uid", uid, "allowed", false))
                                .with("status", Map.of("code", code, "reason", reason, "message", message));
                };
        return Tree.EMPTY.with("apiVersion", API_VERSION).with("kind", KIND).with("response", response);
    }
}
