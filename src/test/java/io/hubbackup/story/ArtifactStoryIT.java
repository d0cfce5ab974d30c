package io.hubbackup.story;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.hubbackup.kit.OnEmbeddedHub;
import io.hubbackup.kit.OperatorArtifact;
import io.hubbackup.kit.OperatorProcess;
import io.hubbackup.kit.OperatorUnderTest;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The operator as it is shipped, in a process of its own, over HTTP. */
@OnEmbeddedHub(realTime = true)
@DisplayName("A hub is backed up by the packaged operator")
class ArtifactStoryIT extends BackupStory {

    private static final String GROUP = "backup policies";

    @Override
    OperatorUnderTest launch(Map<String, String> settings) {
        return OperatorProcess.launch(OperatorArtifact.JVM, hub().bed().kubeconfig(), settings);
    }

    @Test
    @DisplayName(
            "packaging B7 B8 the policies have a group of their own: they are no part of health, readiness or liveness")
    void healthGroup() {
        var url = ((OperatorProcess) operator()).url();
        for (var probe : new String[] {"/q/health", "/q/health/ready", "/q/health/live", "/q/health/started"}) {
            given().baseUri(url)
                    .get(probe)
                    .then()
                    .statusCode(200)
                    .body("checks.name", not(hasItem(GROUP)))
                    .body("checks.name", not(hasItem("Quarkus Operator SDK health check")));
        }
        var group = given().baseUri(url).get("/q/health/group/backup");
        group.then().body("checks[0].name", equalTo(GROUP)).body("checks[0].data.role", equalTo("active"));
        assertThat(group.statusCode()).isIn(200, 503);
    }
}
