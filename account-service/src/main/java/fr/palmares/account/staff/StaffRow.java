package fr.palmares.account.staff;

import fr.palmares.account.staff.domain.Rights;
import fr.palmares.account.staff.domain.StaffMember;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "staff")
class StaffRow extends PanacheEntityBase {

    @Id
    UUID id;

    String username;

    String email;

    @Column(name = "family_name")
    String familyName;

    @Column(name = "given_names")
    String givenNames;

    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> roles;

    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> uais;

    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> academies;

    boolean enabled;

    @Nullable
    String identity;

    @Column(name = "entered_at")
    Instant enteredAt;

    @Version
    long version;

    void take(StaffMember member) {
        username = member.username();
        email = member.email();
        familyName = member.familyName();
        givenNames = member.givenNames();
        enabled = member.enabled();
        identity = member.identity();
        var rights = member.rights();
        if (!rights.roles().equals(roles)) {
            roles = rights.roles();
        }
        if (!rights.uais().equals(uais)) {
            uais = rights.uais();
        }
        if (!rights.academies().equals(academies)) {
            academies = rights.academies();
        }
    }

    StaffMember member() {
        return new StaffMember(
                id,
                username,
                email,
                familyName,
                givenNames,
                new Rights(roles, uais, academies),
                enabled,
                identity,
                version);
    }
}
