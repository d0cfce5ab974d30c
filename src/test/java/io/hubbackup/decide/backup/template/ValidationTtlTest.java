package io.hubbackup.decide.backup.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("B3.24 how long a validation backup lives")
class ValidationTtlTest {

    static Stream<Arguments> rows() {
        return Stream.of(
                argumentSet("B3.24 every second hour", "0 */2 * * *", "2h5m0s"),
                argumentSet("B3.24 once a day", "0 2 * * *", "24h5m0s"),
                argumentSet("B3.24 every 90 minutes", "@every 90m", "1h35m0s"),
                argumentSet("B3.24 a date that never comes", "0 0 30 2 *", "5m0s"),
                argumentSet("B3.24 not readable", "WRONG", "1h0m0s"),
                argumentSet("BW13, B3.25 the weekend counts on every day of the week", "0 8 * * 1-5", "72h5m0s"),
                argumentSet("BW13 uneven hours", "0 1,2,10 * * *", "15h5m0s"),
                argumentSet("BW13 the night when clocks go back", "TZ=Europe/Berlin 0 12 * * *", "25h5m0s"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void lives(String cron, String expected) {
        assertThat(ValidationTtl.of(cron, ZoneOffset.UTC).format()).isEqualTo(expected);
    }
}
