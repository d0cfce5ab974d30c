package io.hubbackup.story;

import io.hubbackup.kit.Crds;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.HubOptions;
import io.hubbackup.kit.Hubs;
import io.hubbackup.kit.OperatorUnderTest;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Two hubs on one store, each with a Velero and an operator of its own, and a story of them that is told in order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TwoSites {

    static final String A = "aaaaaaaa-1111-4111-8111-111111111111";
    static final String B = "bbbbbbbb-2222-4222-8222-222222222222";

    private Optional<Site> first = Optional.empty();
    private Optional<Site> second = Optional.empty();

    /** Whose definitions are served. */
    Crds crds() {
        return Crds.OURS;
    }

    /** The operator of the first hub. */
    OperatorUnderTest startFirst(Hub hub) {
        return hub.startOperator(Map.of());
    }

    /** The operator of the second hub, which may have settings of its own. */
    OperatorUnderTest startSecond(Hub hub) {
        return hub.startOperator(Map.of());
    }

    @BeforeAll
    void open(Hubs hubs) {
        first = Optional.of(Site.open(up(hubs, A), A, crds(), this::startFirst));
        second = Optional.of(Site.open(up(hubs, B), B, crds(), this::startSecond));
    }

    private static Hub up(Hubs hubs, String id) {
        return hubs.up(HubOptions.hub().withClusterId(id).withVeleroArguments(Story.SIDE_BY_SIDE));
    }

    Site a() {
        return first.orElseThrow();
    }

    Site b() {
        return second.orElseThrow();
    }

    @AfterAll
    void close() {
        first.ifPresent(Site::close);
        second.ifPresent(Site::close);
    }
}
