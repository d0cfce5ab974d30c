package io.hubbackup.observe;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.hubbackup.hub.AdmissionSeen;
import io.hubbackup.hub.Observed;
import io.hubbackup.wire.Tree;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads whether admission asks about the authors of Restores (D31). An API that is not served, or a binding that is not there, asks nobody. */
public final class AdmissionReader {

    private static final String API = "/apis/admissionregistration.k8s.io/v1/";

    /** The binding of the policy that we ship. */
    private static final String BINDING = "hub-backup-restore-author";

    /** R1.31: whatever the configuration is called that it stands in. */
    private static final String WEBHOOK = "vrestore.kb.io";

    private static final Map<String, String> AS_JSON = Map.of("Accept", "application/json");
    private static final int NOT_FOUND = 404;

    private final ApiReader api;
    private final boolean serving;

    /** @param serving whether it is this operator that answers for the webhook; another one does not ask about authors */
    public AdmissionReader(KubernetesClient client, boolean serving) {
        this.api = new ApiReader(client);
        this.serving = serving;
    }

    /** Blocks. */
    public Observed<AdmissionSeen> read() {
        var gates = new ArrayList<AdmissionSeen.Gate>();
        try {
            binding(get("validatingadmissionpolicybindings/" + BINDING), gates);
            if (serving) {
                get("validatingwebhookconfigurations").children("items").forEach(item -> webhook(item, gates));
            }
            return Observed.of(new AdmissionSeen(gates));
        } catch (IOException failed) {
            return Observed.unreadable("admission", ApiReader.words(failed));
        }
    }

    private Tree get(String path) throws IOException {
        var answer = api.get(API + path, AS_JSON);
        if (answer.code() == NOT_FOUND) {
            return Tree.EMPTY;
        }
        if (!answer.ok()) {
            throw new IOException(answer.reason());
        }
        return Json.object(answer.body());
    }

    private static void binding(Tree object, List<AdmissionSeen.Gate> gates) {
        if (object.child("spec").texts("validationActions").contains("Deny")) {
            gates.add(gate("ValidatingAdmissionPolicyBinding", object));
        }
    }

    private static void webhook(Tree object, List<AdmissionSeen.Gate> gates) {
        boolean refuses = object.children("webhooks").stream()
                .filter(one -> one.text("name").filter(WEBHOOK::equals).isPresent())
                .anyMatch(one ->
                        one.text("failurePolicy").filter("Ignore"::equals).isEmpty());
        if (refuses) {
            gates.add(gate("ValidatingWebhookConfiguration", object));
        }
    }

    private static AdmissionSeen.Gate gate(String kind, Tree object) {
        var meta = Metadata.of(object).meta();
        return new AdmissionSeen.Gate(
                kind + " " + meta.name(), meta.creationTimestamp().orElse(Instant.MAX));
    }
}
