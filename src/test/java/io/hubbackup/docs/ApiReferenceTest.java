package io.hubbackup.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ApiReferenceTest {

    @Test
    @DisplayName("docs/api.md says what the definitions say")
    void isUpToDate() throws IOException {
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(ApiReference.PAGE, ApiReference.text());
        }
        assertThat(ApiReference.PAGE)
                .as("write it anew with: ./mvnw test -Dtest=ApiReferenceTest -Ddocs.write=true")
                .content()
                .isEqualTo(ApiReference.text());
    }
}
