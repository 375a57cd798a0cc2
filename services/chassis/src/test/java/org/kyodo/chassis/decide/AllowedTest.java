package org.kyodo.chassis.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedTest {
    private record Says_nothing() {}

    @AllowedTo
    private record Names_nobody() {}

    @AllowedTo(value = Role.STAFF, anyone = true)
    private record Says_it_twice() {}

    @AllowedTo(anyone = true)
    private record To_anyone() {}

    @ParameterizedTest
    @ValueSource(classes = {Says_nothing.class, Names_nobody.class, Says_it_twice.class})
    void a_command_says_once_whom_it_is_allowed_to(Class<?> command) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Allowed.of(command))
                .withMessageContaining(command.getName());
    }

    @Test
    void anyone_has_an_account_and_gives_nothing_for_others() {
        Allowed anyone = Allowed.of(To_anyone.class);
        assertThat(anyone.own()).contains(Role.RESIDENT, Role.PLATFORM_OPERATOR).doesNotContain(Role.PLATFORM);
        assertThat(anyone.onBehalf()).isEmpty();
    }
}
