package io.hubbackup.demo.registration;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.hubbackup.observe.Clockwork;
import io.hubbackup.wire.GoDuration;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/** The add-on that answers a ManagedServiceAccount with a token: a Secret of its name beside it, and the times in its status; and with a new one in time. */
public final class TokenAddOn {

    /** How it shows in the log of a hub. */
    public static final String USER_AGENT = "managed-serviceaccount-addon (emulated)";

    private static final String GROUP = "authentication.open-cluster-management.io";
    private static final String EXPIRATION = "expirationTimestamp";
    private static final String REFRESHED = "lastRefreshTimestamp";
    private static final Duration USUAL_VALIDITY = Duration.ofHours(8640);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final int AT_ONCE = 10;

    private static final ResourceDefinitionContext ACCOUNT = new ResourceDefinitionContext.Builder()
            .withGroup(GROUP)
            .withVersion("v1beta1")
            .withKind("ManagedServiceAccount")
            .withPlural("managedserviceaccounts")
            .withNamespaced(true)
            .build();

    /**
     * What it lives in.
     *
     * @param client of the hub
     * @param threads must not run a task in the thread that gives it
     * @param issuer of the tokens
     * @param present whether the cluster of this name belongs to this hub; of another one nothing is to be had
     */
    public record Surroundings(
            KubernetesClient client, Clockwork time, Executor threads, TokenIssuer issuer, Predicate<String> present) {}

    private final Surroundings surroundings;
    private final HubApi api;
    private final Rounds rounds;
    private final Known<GenericKubernetesResource> accounts;

    private TokenAddOn(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.api = new HubApi(surroundings.client());
        this.rounds = new Rounds(surroundings.time(), surroundings.threads(), AT_ONCE, this::look);
        this.accounts =
                new Known<>(TokenAddOn::key, account -> Optional.ofNullable(account.<Object>get("spec")), rounds::ask);
    }

    /** Starts it; what it does, it does on its own threads. */
    public static void start(Surroundings surroundings) {
        var addOn = new TokenAddOn(surroundings);
        surroundings.threads().execute(addOn::begin);
    }

    private void begin() {
        try {
            surroundings
                    .client()
                    .genericKubernetesResources(ACCOUNT)
                    .inAnyNamespace()
                    .inform(accounts);
            rounds.begin();
        } catch (KubernetesClientException unreachable) {
            surroundings.time().after(SOON, this::begin);
        }
    }

    private static String key(GenericKubernetesResource account) {
        return account.getMetadata().getNamespace() + "/"
                + account.getMetadata().getName();
    }

    private Next look(String key) {
        return accounts.of(key)
                .filter(account -> account.getMetadata().getDeletionTimestamp() == null)
                .map(this::serve)
                .orElse(Next.NEVER);
    }

    private Next serve(GenericKubernetesResource account) {
        var cluster = account.getMetadata().getNamespace();
        var secret = Optional.ofNullable(surroundings
                .client()
                .secrets()
                .inNamespace(cluster)
                .withName(account.getMetadata().getName())
                .get());
        var due = secret.flatMap(there -> refresh(account));
        if (due.filter(surroundings.time().now()::isBefore).isPresent()) {
            return Next.at(due.get());
        }
        return surroundings.present().test(cluster) ? renew(account, secret.isPresent()) : Next.RETRY;
    }

    /** When four fifths of the life of a token are over. */
    private static Optional<Instant> refresh(GenericKubernetesResource account) {
        return time(account, "status", "tokenSecretRef", REFRESHED)
                .flatMap(begin -> time(account, "status", EXPIRATION).map(end -> refresh(begin, end)));
    }

    private static Optional<Instant> time(GenericKubernetesResource account, Object... path) {
        return Optional.ofNullable(account.<Object>get(path))
                .map(String::valueOf)
                .map(Instant::parse);
    }

    private static Instant refresh(Instant begin, Instant end) {
        return begin.plus(Duration.between(begin, end).multipliedBy(4).dividedBy(5));
    }

    private Next renew(GenericKubernetesResource account, boolean there) {
        var now = surroundings.time().now().truncatedTo(ChronoUnit.SECONDS);
        var namespace = account.getMetadata().getNamespace();
        var name = account.getMetadata().getName();
        var issued = surroundings.issuer().issue(namespace, name, validity(account));
        issued.ifPresent(token -> {
            write(namespace, name, Map.of("token", encoded(token.value()), "ca.crt", encoded("none")), there);
            accounts.take(api.merge(
                    "apis/%s/v1beta1/namespaces/%s/managedserviceaccounts/%s/status".formatted(GROUP, namespace, name),
                    Map.of("status", status(name, now, token.end()))));
        });
        return issued.map(token -> refresh(now, token.end()))
                .filter(now::isBefore)
                .map(Next::at)
                .orElse(Next.NEVER);
    }

    private static Map<String, ?> status(String secret, Instant now, Instant end) {
        return Map.of(EXPIRATION, end.toString(), "tokenSecretRef", Map.of("name", secret, REFRESHED, now.toString()));
    }

    private void write(String namespace, String name, Map<String, String> data, boolean there) {
        if (there) {
            api.merge("api/v1/namespaces/%s/secrets/%s".formatted(namespace, name), Map.of("data", data));
        } else {
            var secret = new SecretBuilder()
                    .withNewMetadata()
                    .withNamespace(namespace)
                    .withName(name)
                    .addToLabels(Marks.MANAGED_ACCOUNT, "true")
                    .endMetadata()
                    .withType("Opaque")
                    .withData(data)
                    .build();
            surroundings.client().resource(secret).create();
        }
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Duration validity(GenericKubernetesResource account) {
        return Optional.ofNullable(account.<Object>get("spec", "rotation", "validity"))
                .flatMap(text -> GoDuration.parse(String.valueOf(text))
                        .fold(read -> Optional.of(read.value()), unreadable -> Optional.empty()))
                .orElse(USUAL_VALIDITY);
    }
}
