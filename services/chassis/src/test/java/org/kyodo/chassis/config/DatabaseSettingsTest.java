package org.kyodo.chassis.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.AuthenticationMechanism;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import org.junit.jupiter.api.Test;

class DatabaseSettingsTest {
    @Test
    void leave_tls_and_login_of_the_connection_string_as_they_are_and_never_show_the_password() {
        MongoClientSettings.Builder builder = MongoClientSettings.builder()
                .applyConnectionString(
                        new ConnectionString(
                                "mongodb://grant:p%40ss%2Fword@db.example/?tls=true&authMechanism=SCRAM-SHA-256&authSource=admin&w=1"));
        DatabaseSettings.apply(builder);
        MongoClientSettings settings = builder.build();

        assertThat(settings.getSslSettings().isEnabled()).isTrue();
        assertThat(settings.getCredential().getAuthenticationMechanism())
                .isEqualTo(AuthenticationMechanism.SCRAM_SHA_256);
        assertThat(settings.getCredential().getPassword()).isEqualTo("p@ss/word".toCharArray());
        assertThat(settings.getWriteConcern()).isEqualTo(WriteConcern.MAJORITY.withJournal(true));
        assertThat(settings.toString()).doesNotContain("p@ss").doesNotContain("p%40ss");
    }
}
