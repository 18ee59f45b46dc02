# review: draft
# Both registers say आप, never तुम: the value in शुद्ध words (उत्तर, क्षमा), .casual in everyday ones (जवाब, माफ़ी).
# No verb agrees with the customer or the agent, whose gender nobody knows. सुश्री and श्री only as declared: श्रीमती would tell who is married.

salutation = { $name ->
        [none] प्रिय ग्राहक, नमस्ते।
       *[other] { PERSON($name, form: "surname") ->
            [none] { PERSON($name) } जी, नमस्ते।
           *[other] { $gender ->
                [female] सुश्री { PERSON($name, form: "surname") } जी, नमस्ते।
                [male] श्री { PERSON($name, form: "surname") } जी, नमस्ते।
               *[unknown] { PERSON($name) } जी, नमस्ते।
            }
        }
    }
    .casual = नमस्ते{ $name ->
        [none] {""}
       *[other] {" "}{ PERSON($name, form: "given") } जी
    },

opening = { $brand ->
        [none] { $agent_name ->
            [none] {""}
           *[other] मेरा नाम { $agent_name } है और आपके अनुरोध का दायित्व मेरा है।
        }
       *[other] { $agent_name ->
            [none] यह संदेश { $brand } की ग्राहक सेवा की ओर से है।
           *[other] यह संदेश { $brand } की ग्राहक सेवा की ओर से है। मेरा नाम { $agent_name } है और आपके अनुरोध का दायित्व मेरा है।
        }
    }
    .casual = { $brand ->
        [none] { $agent_name ->
            [none] {""}
           *[other] मेरा नाम { $agent_name } है और आपकी मदद मेरे ज़िम्मे है।
        }
       *[other] { $agent_name ->
            [none] हम { $brand } की टीम से हैं।
           *[other] हम { $brand } की टीम से हैं। मेरा नाम { $agent_name } है और आपकी मदद मेरे ज़िम्मे है।
        }
    }

empathy = { $concern ->
        [late] डिलीवरी को लेकर आपकी चिंता हम समझते हैं।
        [lost] पार्सल को लेकर आपकी चिंता हम समझते हैं।
        [damaged] उत्पाद को लेकर आपकी चिंता हम समझते हैं।
        [wrong_item] ऑर्डर किए गए उत्पाद को लेकर आपकी चिंता हम समझते हैं।
        [refund] धनराशि की वापसी को लेकर आपकी चिंता हम समझते हैं।
        [payment] भुगतान को लेकर आपकी चिंता हम समझते हैं।
        [customs] सीमा शुल्क की प्रक्रिया को लेकर आपकी चिंता हम समझते हैं।
       *[other] हम समझते हैं कि यह विषय आपके लिए महत्वपूर्ण है।
    }
    .casual = { $concern ->
        [late] हम समझते हैं, डिलीवरी को लेकर आपको चिंता है।
        [lost] हम समझते हैं, पार्सल को लेकर आपको चिंता है।
        [damaged] हम समझते हैं, सामान को लेकर आपको चिंता है।
        [wrong_item] हम समझते हैं, ऑर्डर किए हुए सामान को लेकर आपको चिंता है।
        [refund] हम समझते हैं, पैसे वापस मिलने को लेकर आपको चिंता है।
        [payment] हम समझते हैं, पेमेंट को लेकर आपको चिंता है।
        [customs] हम समझते हैं, कस्टम्स को लेकर आपको चिंता है।
       *[other] हम समझते हैं, यह बात आपके लिए अहम है।
    }

apology = { $level ->
        [regret] हमें इस बात का खेद है।
        [sincere] जो हुआ, उसके लिए हम आपसे हृदय से क्षमा चाहते हैं।
       *[apology] असुविधा के लिए हम आपसे क्षमा चाहते हैं।
    }
    .casual = { $level ->
        [regret] हमें इस बात का अफ़सोस है।
        [sincere] जो हुआ, उसके लिए हम आपसे दिल से माफ़ी चाहते हैं।
       *[apology] परेशानी के लिए हम आपसे माफ़ी चाहते हैं।
    }

cushion = { $before ->
        [refusal] हमें खेद है कि आपकी अपेक्षा के अनुरूप उत्तर देना हमारे लिए संभव नहीं है।
       *[request] एक विषय में हमें आपकी सहायता चाहिए।
    }
    .casual = { $before ->
        [refusal] हमें अफ़सोस है कि हम आपकी उम्मीद पूरी नहीं कर पा रहे हैं।
       *[request] बस एक बात में हमें आपकी मदद चाहिए।
    }

restate = आपके अनुरोध को हमने इस प्रकार समझा है: “{ $summary }”।
    .casual = आपकी बात हमने ऐसे समझी है: “{ $summary }”।

ack = हमसे संपर्क करने के लिए धन्यवाद। { $topic ->
        [none] {""}
       *[other] “{ $topic }” के विषय में{" "}
    }आपका संदेश{ $ref ->
        [none] {""}
       *[other] {" "}(संदर्भ संख्या { $ref })
    } हमें प्राप्त हो गया है।
    .casual = हमें लिखने के लिए शुक्रिया। { $topic ->
        [none] {""}
       *[other] “{ $topic }” के बारे में{" "}
    }आपका मैसेज{ $ref ->
        [none] {""}
       *[other] {" "}(संदर्भ संख्या { $ref })
    } हमें मिल गया है।

expected_reply = हम आपको { DATE($due_at) }, { TIME($due_at, pattern: "B h:mm 'बजे'") }{ $tz_label ->
        [none] {""}
       *[other] {" "}({ $tz_label } के समय के अनुसार)
    } तक उत्तर देंगे।
    .casual = हम आपको { DATE($due_at) }, { TIME($due_at, pattern: "B h:mm 'बजे'") }{ $tz_label ->
        [none] {""}
       *[other] {" "}({ $tz_label } के समय के अनुसार)
    } तक जवाब देंगे।

# The length of time stands in the direct case: behind it there is no postposition.
expected_reply_within = आपको हमारा उत्तर मिलने में अधिकतम इतना समय लगेगा: { DURATION($within) }।
    .casual = आपको हमारा जवाब मिलने में ज़्यादा से ज़्यादा इतना समय लगेगा: { DURATION($within) }।

out_of_hours = इस समय हमारी ग्राहक सेवा बंद है। हम { DATE($opens_at) }, { TIME($opens_at, pattern: "B h:mm 'बजे'") }{ $tz_label ->
        [none] {""}
       *[other] {" "}({ $tz_label } के समय के अनुसार)
    } से पुनः आपकी सेवा में उपस्थित रहेंगे।{ $hours_text ->
        [none] {""}
       *[other] {" "}सेवा का समय: { $hours_text }।
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}अति आवश्यक होने पर कृपया यहाँ संपर्क कीजिए: { $urgent_route }
    }
    .casual = अभी हमारी ग्राहक सेवा बंद है। हम { DATE($opens_at) }, { TIME($opens_at, pattern: "B h:mm 'बजे'") }{ $tz_label ->
        [none] {""}
       *[other] {" "}({ $tz_label } के समय के अनुसार)
    } से फिर आपकी मदद के लिए यहाँ होंगे।{ $hours_text ->
        [none] {""}
       *[other] {" "}हमारा समय: { $hours_text }।
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}बहुत ज़रूरी हो तो यहाँ संपर्क कीजिए: { $urgent_route }
    }

holiday_notice = { $holiday_name ->
        [none] अवकाश के कारण
       *[other] { $holiday_name } के अवकाश के कारण
    } हमारी ग्राहक सेवा बंद रहेगी: { LIST($dates) }। हम { DATE($opens_at) }, { TIME($opens_at, pattern: "B h:mm 'बजे'") }{ $tz_label ->
        [none] {""}
       *[other] {" "}({ $tz_label } के समय के अनुसार)
    } से पुनः आपकी सेवा में उपस्थित रहेंगे।
    .casual = { $holiday_name ->
        [none] छुट्टी की वजह से
       *[other] { $holiday_name } की छुट्टी की वजह से
    } हमारी ग्राहक सेवा बंद रहेगी: { LIST($dates) }। हम { DATE($opens_at) }, { TIME($opens_at, pattern: "B h:mm 'बजे'") }{ $tz_label ->
        [none] {""}
       *[other] {" "}({ $tz_label } के समय के अनुसार)
    } से फिर आपकी मदद के लिए यहाँ होंगे।

stop_confirmed = { $brand }: हम आपको अब { $scope ->
        [none] संदेश
        [marketing] प्रचार संदेश
       *[other] संदेश
    } नहीं भेजेंगे।{ $contact ->
        [none] {""}
       *[other] {" "}संपर्क: { $contact }
    }
    .casual = { $brand }: ठीक है, हम आपको अब { $scope ->
        [none] मैसेज
        [marketing] प्रचार के मैसेज
       *[other] मैसेज
    } नहीं भेजेंगे।{ $contact ->
        [none] {""}
       *[other] {" "}संपर्क: { $contact }
    }

# What need_info can ask for, by its name in code. Neither register addresses anybody here.
-word-message = विषय का लिखित विवरण
-word-order_number = ऑर्डर नंबर

need_info = आपके अनुरोध पर आगे कार्य करने के लिए कृपया यह जानकारी दीजिए: { WORDS($fields) }।{ $why ->
        [none] {""}
       *[other] {" "}कारण: { $why }।
    }{ $deadline ->
        [none] {""}
       *[other] {" "}कृपया { DATE($deadline) }, { TIME($deadline, pattern: "B h:mm 'बजे'") } तक उत्तर दीजिए।
    }
    .casual = आपकी मदद करने के लिए हमें बस यह चाहिए: { WORDS($fields) }।{ $why ->
        [none] {""}
       *[other] {" "}वजह: { $why }।
    }{ $deadline ->
        [none] {""}
       *[other] {" "}{ DATE($deadline) }, { TIME($deadline, pattern: "B h:mm 'बजे'") } तक जवाब दे दीजिए।
    }

feast_greeting = { $feast ->
        [new_year] आपको और आपके परिवार को नव वर्ष की हार्दिक शुभकामनाएँ।
        [ramadan] आपको और आपके परिवार को रमज़ान मुबारक।
        [eid_al_fitr] आपको और आपके परिवार को ईद-उल-फ़ित्र की हार्दिक शुभकामनाएँ।
        [eid_al_adha] आपको और आपके परिवार को ईद-उल-अज़हा की हार्दिक शुभकामनाएँ।
        [diwali] आपको और आपके परिवार को दीपावली की हार्दिक शुभकामनाएँ।
        [holi] आपको और आपके परिवार को होली की हार्दिक शुभकामनाएँ।
        [christmas] आपको और आपके परिवार को क्रिसमस की हार्दिक शुभकामनाएँ।
        [easter] आपको और आपके परिवार को ईस्टर की हार्दिक शुभकामनाएँ।
       *[other] आपको और आपके परिवार को हार्दिक शुभकामनाएँ।
    }
    .casual = { $feast ->
        [new_year] आपको नया साल मुबारक हो!
        [ramadan] आपको रमज़ान मुबारक!
        [eid_al_fitr] आपको ईद मुबारक!
        [eid_al_adha] आपको बकरीद मुबारक!
        [diwali] शुभ दीपावली! आपका घर खुशियों से भरा रहे।
        [holi] आपको होली मुबारक!
        [christmas] आपको क्रिसमस मुबारक!
        [easter] आपको ईस्टर मुबारक!
       *[other] आपको ढेर सारी शुभकामनाएँ!
    }

signature =
    सादर,
    { $agent_name ->
        [none] ग्राहक सेवा, { $brand }
       *[other]
            { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }
            ग्राहक सेवा, { $brand }
    }
    .casual =
    धन्यवाद,
    { $agent_name ->
        [none] टीम { $brand }
       *[other] { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }, { $brand }
    }
