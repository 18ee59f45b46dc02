# review: draft
# Both registers say du, which is universal; Ni would sound distant. The value is courteous and whole, .casual shorter and warmer.
# Everybody is greeted by the given name; a surname alone is left out, as Swedish has no Herr or Fru in service.

salutation = { $day_part ->
        [morning] God morgon
       *[any] Hej
    }{ $name ->
        [none] {""}
       *[other] { PERSON($name, form: "given") ->
            [none] {""}
           *[other] {" "}{ PERSON($name, form: "given") }
        }
    },
    .casual = { $day_part ->
        [morning] God morgon
       *[any] Hej
    }{ $name ->
        [none] {""}
       *[other] { PERSON($name, form: "given") ->
            [none] {""}
           *[other] {" "}{ PERSON($name, form: "given") }
        }
    }!

opening = { $brand ->
        [none] Tack för att du har kontaktat oss.
       *[other] Tack för att du har kontaktat { $brand }.
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}Jag heter { $agent_name } och tar hand om ditt ärende.
    }
    .casual = { $brand ->
        [none] Tack för att du skriver till oss.
       *[other] Tack för att du skriver till { $brand }.
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}Jag heter { $agent_name } och hjälper dig.
    }

empathy = { $concern ->
        [late] Vi förstår att det är tråkigt att vänta på ett paket.
        [lost] Vi förstår att det är oroande att inte veta var ett paket är.
        [damaged] Vi förstår att det är en besvikelse när en vara inte är som den ska.
        [wrong_item] Vi förstår att det är irriterande att få en annan vara än den man har beställt.
        [refund] Vi förstår att det är tråkigt att vänta på en återbetalning.
        [payment] Vi förstår att det är oroande när en betalning inte fungerar som den ska.
        [customs] Vi förstår att det är besvärligt med frågor om tull.
       *[other] Vi förstår att det här är viktigt för dig.
    }
    .casual = { $concern ->
        [late] Det är tråkigt att vänta på ett paket, det förstår vi.
        [lost] Det är oroande att inte veta var ett paket är, det förstår vi.
        [damaged] Det är en besvikelse när en vara inte är som den ska, det förstår vi.
        [wrong_item] Det är irriterande att få en annan vara än den man har beställt, det förstår vi.
        [refund] Det är tråkigt att vänta på en återbetalning, det förstår vi.
        [payment] Det är oroande när en betalning inte fungerar som den ska, det förstår vi.
        [customs] Det är besvärligt med frågor om tull, det förstår vi.
       *[other] Det här är viktigt för dig, det förstår vi.
    }

apology = { $level ->
        [regret] Vi beklagar det som har hänt.
        [sincere] Vi ber dig uppriktigt om ursäkt. Det är vårt ansvar att lösa problemet.
       *[apology] Vi ber om ursäkt för besväret.
    }
    .casual = { $level ->
        [regret] Det här är vi ledsna för.
        [sincere] Vi ber dig uppriktigt om ursäkt. Det är vårt ansvar att ordna det här.
       *[apology] Ursäkta besväret.
    }

cushion = { $before ->
        [refusal] Vi hade gärna gett dig ett annat svar.
       *[request] Vi vill be dig om hjälp med en sak.
    }
    .casual = { $before ->
        [refusal] Vi önskar att vi hade ett annat svar till dig.
       *[request] Vi behöver din hjälp med en sak.
    }

restate = Så här har vi förstått ditt ärende: ”{ $summary }”.
    .casual = Så här förstår vi dig: ”{ $summary }”.

ack = Vi har tagit emot ditt meddelande{ $topic ->
        [none] {""}
       *[other] {" "}om ”{ $topic }”
    }{ $ref ->
        [none] {""}
       *[other] {" "}(referens { $ref })
    }.
    .casual = Nu har vi fått ditt meddelande{ $topic ->
        [none] {""}
       *[other] {" "}om ”{ $topic }”
    }{ $ref ->
        [none] {""}
       *[other] {" "}(referens { $ref })
    }.

expected_reply_within = Du får vårt svar inom { DURATION($within) }.
    .casual = Vi svarar dig inom { DURATION($within) }.

expected_reply = Du får vårt svar senast { DATE($due_at) } kl. { TIME($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(tidszon: { $tz_label })
    }.
    .casual = Vi svarar dig senast { DATE($due_at) } kl. { TIME($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(tidszon: { $tz_label })
    }.

out_of_hours = Vår kundtjänst är stängd just nu. Vi finns här för dig igen { DATE($opens_at) } kl. { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(tidszon: { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Öppettider: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}I brådskande fall når du oss här: { $urgent_route }.
    }
    .casual = Vi har stängt just nu. Vi är tillbaka { DATE($opens_at) } kl. { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(tidszon: { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Vi har öppet: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Är det bråttom når du oss här: { $urgent_route }.
    }

holiday_notice = På grund av helgdag{ $holiday_name ->
        [none] {""}
       *[other] {" "}({ $holiday_name })
    } är vår kundtjänst stängd: { LIST($dates) }. Vi finns här för dig igen { DATE($opens_at) } kl. { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(tidszon: { $tz_label })
    }.
    .casual = Det är helgdag{ $holiday_name ->
        [none] {""}
       *[other] {" "}({ $holiday_name })
    } och vi har stängt: { LIST($dates) }. Vi är tillbaka { DATE($opens_at) } kl. { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(tidszon: { $tz_label })
    }.

stop_confirmed = { $brand }: Du får { $scope ->
        [none] inga fler meddelanden
        [marketing] ingen mer reklam
       *[other] inga fler meddelanden
    } från oss.{ $contact ->
        [none] {""}
       *[other] {" "}Kontakt: { $contact }
    }
    .casual = { $brand }: Vi skickar { $scope ->
        [none] inga fler meddelanden
        [marketing] ingen mer reklam
       *[other] inga fler meddelanden
    } till dig.{ $contact ->
        [none] {""}
       *[other] {" "}Frågor: { $contact }
    }

# What need_info can ask for, by its name in code. Neither register addresses anybody here.
-word-message = skriftlig beskrivning av ärendet
-word-order_number = ordernummer

need_info = För att kunna behandla ditt ärende behöver vi följande uppgifter: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Anledning: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Vi ber dig svara senast { DATE($deadline) } kl. { TIME($deadline) }.
    }
    .casual = För att kunna hjälpa dig behöver vi bara: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Anledning: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Svara oss senast { DATE($deadline) } kl. { TIME($deadline) }.
    }

feast_greeting = { $feast ->
        [new_year] Vi önskar dig ett gott nytt år.
        [christmas] Vi önskar dig en god jul.
        [easter] Vi önskar dig en glad påsk.
        [orthodox_easter] Vi önskar dig en glad påsk.
        [day_of_the_dead] {""}
        [ramadan] Vi önskar dig en välsignad ramadan.
       *[other] Vi önskar dig en fin högtid.
    }
    .casual = { $feast ->
        [new_year] Gott nytt år från oss alla!
        [christmas] God jul från oss alla!
        [easter] Glad påsk från oss alla!
        [orthodox_easter] Glad påsk från oss alla!
        [day_of_the_dead] {""}
        [ramadan] En välsignad ramadan från oss alla.
       *[other] Ha en fin högtid!
    }

signature =
    Vänliga hälsningar
    { $agent_name ->
        [none] Kundtjänst på { $brand }
       *[other]
            { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }
            Kundtjänst på { $brand }
    }
    .casual =
    Hälsningar
    { $agent_name ->
        [none] Vi på { $brand }
       *[other] { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            } på { $brand }
    }
