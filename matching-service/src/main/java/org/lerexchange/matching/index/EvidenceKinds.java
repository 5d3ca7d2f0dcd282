package org.lerexchange.matching.index;

import java.util.Locale;
import org.lerexchange.matching.ranking.Claim;

/** Which kind of evidence an Open Badges 3.0 AchievementType (B.2.1) is; what nobody named there counts as a badge. */
final class EvidenceKinds {

    private EvidenceKinds() {}

    static Claim.Kind of(String achievementType) {
        String type = achievementType.startsWith("ext:") ? achievementType.substring(4) : achievementType;
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "license", "licence" -> Claim.Kind.LICENCE;
            case "assessment", "generaleducationdevelopment" -> Claim.Kind.ASSESSMENT;
            case "degree",
                    "associatedegree",
                    "bachelordegree",
                    "masterdegree",
                    "doctoraldegree",
                    "professionaldoctorate",
                    "researchdoctorate",
                    "diploma",
                    "secondaryschooldiploma" -> Claim.Kind.DEGREE;
            case "certificate",
                    "certificateofcompletion",
                    "certification",
                    "apprenticeshipcertificate",
                    "journeymancertificate",
                    "mastercertificate",
                    "qualityassurancecredential" -> Claim.Kind.CERTIFICATE;
            case "employment" -> Claim.Kind.EMPLOYMENT;
            default -> Claim.Kind.BADGE;
        };
    }
}
