package io.hubbackup.run.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.hubbackup.api.ApiGroup;
import io.hubbackup.api.Restore;
import io.hubbackup.decide.restore.admission.AdmissionCase;
import io.hubbackup.decide.restore.admission.AuthorCase;
import io.hubbackup.decide.restore.admission.AuthorCase.Role;
import io.hubbackup.decide.restore.admission.RestoreDraft;
import io.hubbackup.kit.Crds;
import io.hubbackup.kit.NeedsRealHub;
import io.hubbackup.kit.RealHub;
import io.hubbackup.kit.WithHub;
import io.hubbackup.kit.Yaml;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The two tables of admission, put to a real API server by users of different rights; one way of admission after the other. */
@NeedsRealHub
@WithHub(sharedAs = "admission")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AdmissionOnRealHub {

    private static final Path ROLES = Path.of("src/main/kubernetes/rbac");
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final int ANSWER = (int) Duration.ofMinutes(1).toMillis();
    private static final RestoreDraft PASSIVE = RestoreDraft.of("skip", "latest", "latest");
    private static final RestoreDraft BAD = PASSIVE.with("namespaceMapping", Map.of("apps", "default"));
    private static final String HELD = "tests.hubbackup.io/held";

    private final Map<Role, KubernetesClient> users = new EnumMap<>(Role.class);
    private RealHub hub;

    /** Has the API server ask; it need not be quick about it. */
    abstract void switchOn(RealHub hub);

    abstract void switchOff(RealHub hub);

    @BeforeAll
    void prepare(RealHub hub) {
        this.hub = hub;
        hub.install(Crds.OURS);
        var namespace = new NamespaceBuilder()
                .withNewMetadata()
                .withName(RestoreDraft.NAMESPACE)
                .endMetadata()
                .build();
        hub.client().resource(namespace).serverSideApply();
        grantRoles();
        // What is there before admission is switched on may be what it would refuse.
        cases().forEach(one -> keep(one.title(), one.before()));
        AuthorCase.all().forEach(one -> keep(one.title(), one.before()));
        keep("bad", Optional.of(BAD));
        keep("labelled", Optional.of(BAD));
        keepDying();
        switchOn(hub);
        hub.within(STEP, "admission works").until(() -> isContentJudged() && isAuthorJudged());
    }

    /** What nobody may store. */
    private boolean isContentJudged() {
        return refusalOf(admin(), BAD, "probe").isPresent();
    }

    /** What only the author may not: the API server learns of one policy after the other. */
    private boolean isAuthorJudged() {
        return refusalOf(client(Role.RESTORES_ONLY), PASSIVE, "probe")
                .filter(told -> told.contains("\" may not "))
                .isPresent();
    }

    @AfterAll
    void end() {
        switchOff(hub);
        hub.within(STEP, "admission works no more, or the next class that has this hub would meet it")
                .until(() -> !isContentJudged() && !isAuthorJudged());
        users.values().forEach(KubernetesClient::close);
        restores(admin()).delete();
        hub.within(STEP, "no Restore is left")
                .until(() -> restores(admin()).list().getItems().isEmpty());
    }

    static Stream<AdmissionCase> cases() {
        return AdmissionCase.all();
    }

    static Stream<Arguments> contents() {
        return cases().map(one -> argumentSet(one.title(), one));
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("R1.32–R1.37, W12, W32, W33 what is refused, in which words")
    void contents(AdmissionCase one) {
        var refusal = one.before().isPresent()
                ? refusalOf(admin(), changed(one.title(), one.before().get(), one.after()))
                : refusalOf(admin(), one.after(), "created");

        assertAnswer(refusal, one.refusal().map(String::strip));
    }

    static Stream<Arguments> authors() {
        return AuthorCase.all().map(one -> argumentSet(one.title(), one));
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("D31 an author can make the operator do nothing that he may not do himself")
    void authors(AuthorCase one) {
        var user = client(one.role());
        var refusal = one.before().isPresent()
                ? refusalOf(user, changed(one.title(), one.before().get(), one.after()))
                : refusalOf(user, one.after(), "created");

        assertAnswer(refusal, one.lacking().map(right -> user(one.role()) + "\" may not " + right));
    }

    @Test
    @DisplayName("W12 whoever may delete a Restore deletes it, also one that would be refused today")
    void deletion() {
        var restore = restores(client(Role.RESTORES_ONLY)).withName(name("bad"));

        assertThatCode(restore::delete).doesNotThrowAnyException();
        assertThat(restores(admin()).withName(name("bad")).get()).isNull();
    }

    @Test
    @DisplayName("W12 a finalizer is taken off an activation that is being deleted while it waits")
    void finalizer() {
        var held = restores(client(Role.RESTORES_ONLY)).withName(name("dying"));
        var dying = held.require();
        assertThat(dying.getMetadata().getDeletionTimestamp()).isNotNull();
        dying.getMetadata().setFinalizers(List.of());

        assertThatCode(() -> held.patch(dying)).doesNotThrowAnyException();

        hub.within(STEP, "the Restore is gone").until(() -> held.get() == null);
    }

    private KubernetesClient client(Role role) {
        return Objects.requireNonNull(users.get(role));
    }

    private KubernetesClient admin() {
        return hub.client();
    }

    /** Metadata of an object that would be refused today, changed by somebody without rights; empty when it passes. */
    Optional<String> refusalOfALabel() {
        return refusalOf(client(Role.RESTORES_ONLY), changed("labelled", BAD, BAD.annotated("a", "b")));
    }

    Optional<String> refusalOfAPassiveRestore() {
        return refusalOf(client(Role.PASSIVE), PASSIVE, "created");
    }

    private static void assertAnswer(Optional<String> refusal, Optional<String> expected) {
        expected.ifPresentOrElse(
                text -> assertThat(refusal)
                        .hasValueSatisfying(told -> assertThat(told).contains(text)),
                () -> assertThat(refusal).isEmpty());
    }

    private void grantRoles() {
        Yaml.folder(ROLES).forEach(role -> hub.client().resource(role).serverSideApply());
        hub.client()
                .resource(new ClusterRoleBuilder()
                        .withNewMetadata()
                        .withName(role(Role.RESTORES_ONLY))
                        .endMetadata()
                        .addNewRule()
                        .withApiGroups(ApiGroup.NAME)
                        .withResources("restores")
                        .withVerbs("*")
                        .endRule()
                        .build())
                .serverSideApply();
        for (var role : Role.values()) {
            bind(role);
            users.put(role, as(user(role)));
        }
    }

    private void bind(Role role) {
        hub.client()
                .resource(new ClusterRoleBindingBuilder()
                        .withNewMetadata()
                        .withName(user(role))
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", role(role))
                        .addNewSubject()
                        .withKind("User")
                        .withApiGroup("rbac.authorization.k8s.io")
                        .withName(user(role))
                        .endSubject()
                        .build())
                .serverSideApply();
    }

    private KubernetesClient as(String user) {
        var config = new ConfigBuilder(Config.fromKubeconfig(hub.kubeconfig().toFile()))
                .withImpersonateUsername(user)
                .withRequestRetryBackoffLimit(0)
                .withRequestTimeout(ANSWER)
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    private static String user(Role role) {
        return "author-" + role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String role(Role role) {
        return "hub-backup-restore-" + user(role);
    }

    private void keep(String title, Optional<RestoreDraft> draft) {
        draft.map(wanted -> wanted.named(name(title))).ifPresent(wanted -> {
            var status = wanted.getStatus();
            var kept = restores(admin()).resource(wanted).create();
            if (status != null) {
                kept.setStatus(status);
                restores(admin()).resource(kept).updateStatus();
            }
        });
    }

    private void keepDying() {
        var dying = RestoreDraft.sync("latest", "latest", "latest")
                .inPhase("Started")
                .named(name("dying"));
        dying.getMetadata().setFinalizers(List.of(HELD));
        var kept = restores(admin()).resource(dying).create();
        kept.setStatus(dying.getStatus());
        restores(admin()).resource(kept).updateStatus();
        restores(admin()).withName(name("dying")).delete();
    }

    /** The stored object, changed as the case says. */
    private Restore changed(String title, RestoreDraft before, RestoreDraft after) {
        var stored = restores(admin()).withName(name(title)).require();
        assertThat(stored.statusOrEmpty()).isEqualTo(before.named("a").statusOrEmpty());
        stored.setSpec(after.named("a").getSpec());
        stored.getMetadata().setAnnotations(after.annotations());
        return stored;
    }

    private Optional<String> refusalOf(KubernetesClient user, RestoreDraft created, String name) {
        return told(() -> restores(user).resource(created.named(name)).dryRun().create());
    }

    private Optional<String> refusalOf(KubernetesClient user, Restore changed) {
        return told(() -> restores(user).resource(changed).dryRun().update());
    }

    private static Optional<String> told(Runnable request) {
        try {
            request.run();
            return Optional.empty();
        } catch (KubernetesClientException refused) {
            assertThat(refused.getCode()).as(refused.getMessage()).isIn(403, 500, 503);
            return Optional.of(refused.getStatus().getMessage());
        }
    }

    private static NonNamespaceOperation<Restore, KubernetesResourceList<Restore>, Resource<Restore>> restores(
            KubernetesClient client) {
        return client.resources(Restore.class).inNamespace(RestoreDraft.NAMESPACE);
    }

    private static String name(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("-$", "");
    }

    static List<GenericKubernetesResource> manifest(String file) {
        return Yaml.file(Path.of("src/main/kubernetes/admission", file));
    }
}
