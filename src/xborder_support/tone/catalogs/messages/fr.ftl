# review: draft
# The value says vous, .casual says tu. Where no gender was declared, nobody is called Madame or Monsieur.
# A no-break space (U+00A0) stands before : ; ? !, inside « » and around the h of a time. "de" stands before no name, as it could need an elision.

salutation = { $day_part ->
        [evening] Bonsoir
        [night] Bonsoir
       *[any] Bonjour
    }{ $name ->
        [none] {""}
       *[other] { PERSON($name, form: "surname") ->
            [none] {" "}{ PERSON($name) }
           *[other] { $gender ->
                [female] {" "}Madame { PERSON($name, form: "surname") }
                [male] {" "}Monsieur { PERSON($name, form: "surname") }
               *[unknown] { PERSON($name, form: "given") ->
                    [none] {""}
                   *[other] {" "}{ PERSON($name) }
                }
            }
        }
    },
    .casual = { $day_part ->
        [evening] Bonsoir
        [night] Bonsoir
       *[any] Bonjour
    }{ $name ->
        [none] {""}
       *[other] { PERSON($name, form: "given") ->
            [none] {""}
           *[other] {" "}{ PERSON($name, form: "given") }
        }
    },

opening = { $brand ->
        [none] Merci de nous avoir écrit.
       *[other] Merci d’avoir contacté { $brand }.
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}Je suis { $agent_name } et je m’occupe de votre demande.
    }
    .casual = { $brand ->
        [none] Merci de nous avoir écrit.
       *[other] Merci d’avoir contacté { $brand }.
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}Je suis { $agent_name } et je m’occupe de ta demande.
    }

empathy = { $concern ->
        [late] Attendre un colis est désagréable, et nous le comprenons.
        [lost] Ne pas savoir où se trouve un colis est inquiétant, et nous le comprenons.
        [damaged] Un article qui n’est pas comme il devrait être, c’est décevant, et nous le comprenons.
        [wrong_item] Recevoir un autre article que celui que l’on a commandé est contrariant, et nous le comprenons.
        [refund] Attendre un remboursement est désagréable, et nous le comprenons.
        [payment] Un problème de paiement est inquiétant, et nous le comprenons.
        [customs] Les questions de douane sont une contrainte, et nous le comprenons.
       *[other] Nous comprenons que ce sujet est important pour vous.
    }
    .casual = { $concern ->
        [late] Attendre un colis, c’est désagréable, et nous le savons.
        [lost] Ne pas savoir où se trouve un colis, c’est inquiétant, et nous le comprenons.
        [damaged] Un article qui n’est pas comme il devrait être, c’est décevant, et nous le savons.
        [wrong_item] Recevoir un autre article que celui que l’on a commandé, c’est agaçant, et nous le savons.
        [refund] Attendre un remboursement, c’est désagréable, et nous le savons.
        [payment] Un problème de paiement, c’est inquiétant, et nous le savons.
        [customs] Les questions de douane, c’est contraignant, et nous le savons.
       *[other] Nous comprenons que ce sujet est important pour toi.
    }

apology = { $level ->
        [regret] Nous sommes désolés de cette situation.
        [sincere] Nous vous présentons nos excuses les plus sincères. C’est à nous de résoudre ce problème.
       *[apology] Nous vous prions de nous excuser pour ce désagrément.
    }
    .casual = { $level ->
        [regret] Nous sommes désolés de cette situation.
        [sincere] Nous te présentons nos excuses les plus sincères. C’est à nous de résoudre ce problème.
       *[apology] Excuse-nous pour ce désagrément.
    }

cushion = { $before ->
        [refusal] Nous aurions aimé vous apporter une autre réponse.
       *[request] Nous nous permettons de vous solliciter sur un point.
    }
    .casual = { $before ->
        [refusal] Nous aurions aimé t’apporter une autre réponse.
       *[request] Nous avons un petit service à te demander.
    }

restate = Voici comment nous comprenons votre demande : { $summary }.
    .casual = Voici comment nous comprenons ta demande : { $summary }.

ack = Nous avons bien reçu votre message{ $topic ->
        [none] {""}
       *[other] {" "}au sujet de « { $topic } »
    }{ $ref ->
        [none] {""}
       *[other] {" "}(référence { $ref })
    }.
    .casual = Nous avons bien reçu ton message{ $topic ->
        [none] {""}
       *[other] {" "}au sujet de « { $topic } »
    }{ $ref ->
        [none] {""}
       *[other] {" "}(référence { $ref })
    }.

expected_reply_within = Vous recevrez notre réponse dans un délai maximal de { DURATION($within) }.
    .casual = Tu recevras notre réponse dans un délai maximal de { DURATION($within) }.

expected_reply = Vous recevrez notre réponse au plus tard le { DATE($due_at) } à { TIME($due_at, pattern: "H 'h' mm") }{ $tz_label ->
        [none] {""}
       *[other] {" "}(fuseau horaire : { $tz_label })
    }.
    .casual = Tu recevras notre réponse au plus tard le { DATE($due_at) } à { TIME($due_at, pattern: "H 'h' mm") }{ $tz_label ->
        [none] {""}
       *[other] {" "}(fuseau horaire : { $tz_label })
    }.

out_of_hours = Notre service client est actuellement fermé. Nous serons de nouveau à votre disposition le { DATE($opens_at) } à { TIME($opens_at, pattern: "H 'h' mm") }{ $tz_label ->
        [none] {""}
       *[other] {" "}(fuseau horaire : { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Nos horaires : { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}En cas d’urgence, vous pouvez nous joindre ici : { $urgent_route }.
    }
    .casual = Notre équipe n’est pas là pour le moment. Nous serons de nouveau là pour toi le { DATE($opens_at) } à { TIME($opens_at, pattern: "H 'h' mm") }{ $tz_label ->
        [none] {""}
       *[other] {" "}(fuseau horaire : { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Nos horaires : { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Si c’est urgent, tu peux nous joindre ici : { $urgent_route }.
    }

holiday_notice = En raison d’un jour férié{ $holiday_name ->
        [none] {""}
       *[other] {" "}({ $holiday_name })
    }, notre service client est fermé : { LIST($dates) }. Nous serons de nouveau à votre disposition le { DATE($opens_at) } à { TIME($opens_at, pattern: "H 'h' mm") }{ $tz_label ->
        [none] {""}
       *[other] {" "}(fuseau horaire : { $tz_label })
    }.
    .casual = C’est férié{ $holiday_name ->
        [none] {""}
       *[other] {" "}({ $holiday_name })
    } et notre équipe fait une pause : { LIST($dates) }. Nous serons de nouveau là pour toi le { DATE($opens_at) } à { TIME($opens_at, pattern: "H 'h' mm") }{ $tz_label ->
        [none] {""}
       *[other] {" "}(fuseau horaire : { $tz_label })
    }.

stop_confirmed = { $brand } : vous ne recevrez plus { $scope ->
        [none] de messages
        [marketing] de publicité
       *[other] de messages
    } de notre part.{ $contact ->
        [none] {""}
       *[other] {" "}Contact : { $contact }
    }
    .casual = { $brand } : tu ne recevras plus { $scope ->
        [none] de messages
        [marketing] de publicité
       *[other] de messages
    } de notre part.{ $contact ->
        [none] {""}
       *[other] {" "}Contact : { $contact }
    }

# What need_info can ask for, by its name in code. Neither register addresses anybody here.
-word-message = une description écrite de la demande
-word-order_number = le numéro de commande

need_info = Pour traiter votre demande, nous avons besoin des éléments suivants : { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Motif : { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Merci de nous répondre au plus tard le { DATE($deadline) } à { TIME($deadline, pattern: "H 'h' mm") }.
    }
    .casual = Pour traiter ta demande, il nous manque encore : { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Motif : { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Merci de nous répondre au plus tard le { DATE($deadline) } à { TIME($deadline, pattern: "H 'h' mm") }.
    }

feast_greeting = { $feast ->
        [new_year] Nous vous souhaitons une très belle année !
        [lunar_new_year] Nous vous souhaitons un bon Nouvel An lunaire !
        [ramadan] Nous vous souhaitons un bon mois de ramadan.
        [eid_al_fitr] Nous vous souhaitons une belle fête de l’Aïd !
        [eid_al_adha] Nous vous souhaitons une belle fête de l’Aïd !
        [christmas] Nous vous souhaitons un joyeux Noël !
        [easter] Nous vous souhaitons de joyeuses Pâques !
        [orthodox_easter] Nous vous souhaitons de joyeuses Pâques !
        [rosh_hashanah] Nous vous souhaitons une bonne et douce année !
        [hanukkah] Nous vous souhaitons une belle fête de Hanoucca !
        [carnival] Nous vous souhaitons un bon carnaval !
        [national_day] Nous vous souhaitons une belle fête nationale !
        [day_of_the_dead] {""}
        [thanksgiving] Nous vous souhaitons une joyeuse Action de grâce !
       *[other] Nous vous souhaitons de belles fêtes !
    }
    .casual = { $feast ->
        [new_year] Nous te souhaitons une très belle année !
        [lunar_new_year] Nous te souhaitons un bon Nouvel An lunaire !
        [ramadan] Nous te souhaitons un bon mois de ramadan.
        [eid_al_fitr] Nous te souhaitons une belle fête de l’Aïd !
        [eid_al_adha] Nous te souhaitons une belle fête de l’Aïd !
        [christmas] Nous te souhaitons un joyeux Noël !
        [easter] Nous te souhaitons de joyeuses Pâques !
        [orthodox_easter] Nous te souhaitons de joyeuses Pâques !
        [rosh_hashanah] Nous te souhaitons une bonne et douce année !
        [hanukkah] Nous te souhaitons une belle fête de Hanoucca !
        [carnival] Nous te souhaitons un bon carnaval !
        [national_day] Nous te souhaitons une belle fête nationale !
        [day_of_the_dead] {""}
        [thanksgiving] Nous te souhaitons une joyeuse Action de grâce !
       *[other] Nous te souhaitons de belles fêtes !
    }

signature =
    Cordialement,
    { $agent_name ->
        [none] Service client { $brand }
       *[other]
            { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }
            Service client { $brand }
    }
    .casual =
    Bien à toi,
    { $agent_name ->
        [none] L’équipe { $brand }
       *[other] { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }, de l’équipe { $brand }
    }
